"""Puts together a Pyodide folder that needs no network: the runtime of the npm package `pyodide`, the scientific wheels
that another wheel carries (carrier.txt), pure Python wheels from PyPI, and our own, with a lock file of what is there.

    python folder.py NPM_PACKAGE CARRIED WHEELS OUT WHEEL [ROOT ...]

NPM_PACKAGE and CARRIED are folders with a pyodide-lock.json, WHEELS one of pure wheels (filled from PyPI where one is
missing), WHEEL ours, ROOT the packages wanted, with all that they depend on."""

import email
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

RUNTIME = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]


def canonical(name):
    return name.lower().replace("_", "-")


def wanted(roots, lock, carried):
    """The packages that the roots need, as the runtime's lock tells; what is carried comes in the carrier's version."""
    todo, found = list(roots), {}
    while todo:
        name = canonical(todo.pop())
        if name in found or name not in lock:
            continue
        found[name] = carried.get(name, lock[name])
        todo += found[name]["depends"]
    return found


def pure_wheel(name, version, wheels):
    """A pure wheel from PyPI, downloaded once."""
    pattern = f"{name.replace('-', '_')}-*.whl"
    if not list(wheels.glob(pattern)):
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "--python-version", "3.14"]
        subprocess.run([*command, "-d", str(wheels), f"{name}=={version}" if version else name], check=True)
    return next(wheels.glob(pattern))


def entry(path, depends=()):
    """A lock's entry for a wheel."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        meta = email.message_from_bytes(wheel.read(next(name for name in names if name.endswith(".dist-info/METADATA"))))
    tops = sorted({name.split("/")[0].removesuffix(".py") for name in names if ".dist-info" not in name})
    return {"name": canonical(meta["Name"]), "version": meta["Version"], "file_name": path.name, "install_dir": "site",
            "package_type": "package", "imports": tops, "depends": list(depends), "unvendored_tests": False}


def main(npm, carrier, wheels, out, own, *roots):
    npm, carrier, wheels, out, own = map(Path, (npm, carrier, wheels, out, own))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    wheels.mkdir(parents=True, exist_ok=True)
    for name in RUNTIME:
        shutil.copy(npm / name, out / name)
    document = json.loads((npm / "pyodide-lock.json").read_text())
    carried = {name: package for name, package in json.loads((carrier / "pyodide-lock.json").read_text())["packages"].items()
               if (carrier / package["file_name"]).exists()}
    packages = wanted(roots, document["packages"], carried)
    for name, package in packages.items():
        source = carrier / package["file_name"] if name in carried else pure_wheel(name, package["version"], wheels)
        package["file_name"] = source.name
        shutil.copy(source, out / source.name)
    extra = [pure_wheel("comm", "0.2.3", wheels)] if "ipython" in packages else []  # no lock has it
    for wheel in [*extra, own]:
        made = entry(wheel, ["pandas"] if wheel == own and "pandas" in packages else [])
        packages[made["name"]] = made
        shutil.copy(wheel, out / wheel.name)
    for package in packages.values():
        package["sha256"] = hashlib.sha256((out / package["file_name"]).read_bytes()).hexdigest()
        package["depends"] = [name for name in package["depends"] if canonical(name) in packages]
    document["packages"] = packages
    (out / "pyodide-lock.json").write_text(json.dumps(document, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
