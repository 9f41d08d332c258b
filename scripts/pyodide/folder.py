"""Puts together a Pyodide folder that needs no network: the runtime of the npm package `pyodide`, the scientific wheels
that another wheel carries (carrier.txt), pure Python wheels from PyPI, and our own, with a lock file of what is there.

    python folder.py RUNTIME CARRIED WHEELS OUT WHEEL [ROOT ...]

RUNTIME and CARRIED are folders with a pyodide-lock.json; wheels of the first go before those of the second. WHEELS is
one of pure wheels (filled from PyPI where one is missing), WHEEL ours, ROOT the packages wanted, with all that they
depend on."""

import email
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

RUNTIME = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]


def lock_of(folder):
    """The folder's pyodide-lock.json; a sentence that names what is missing where it is no Pyodide."""
    missing = [name for name in ["pyodide-lock.json", *RUNTIME] if not (folder / name).exists()]
    if missing:
        sys.exit(f"{folder} is not a folder of Pyodide: it has no {', no '.join(missing)}")
    return json.loads((folder / "pyodide-lock.json").read_text())


def abi(lock):
    """What a compiled wheel must fit; older locks have no name for it but the platform's."""
    info = lock["info"]
    return info.get("abi_version") or info.get("platform"), info["python"].rsplit(".", 1)[0]


def carried_by(folder, lock):
    """The packages of the lock whose wheels are there, with their folder."""
    return {canonical(name): package | {"folder": folder} for name, package in lock["packages"].items() if (folder / package["file_name"]).exists()}


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


def pure_wheel(name, version, wheels, python):
    """A pure wheel from PyPI, downloaded once; other distributions have other versions."""
    pattern = f"{name.replace('-', '_')}-{version}-*.whl"
    if not list(wheels.glob(pattern)):
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "--python-version", python]
        subprocess.run([*command, "-d", str(wheels), f"{name}=={version}"], check=True)
    return next(wheels.glob(pattern))


def entry(path, depends=()):
    """A lock's entry for a wheel."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        meta = email.message_from_bytes(wheel.read(next(name for name in names if name.endswith(".dist-info/METADATA"))))
    tops = sorted({name.split("/")[0].removesuffix(".py") for name in names if ".dist-info" not in name})
    return {"name": canonical(meta["Name"]), "version": meta["Version"], "file_name": path.name, "install_dir": "site",
            "package_type": "package", "imports": tops, "depends": list(depends), "unvendored_tests": False}


def main(runtime, carrier, wheels, out, own, *roots):
    runtime, carrier, wheels, out, own = map(Path, (runtime, carrier, wheels, out, own))
    document, other = lock_of(runtime), lock_of(carrier)
    python = abi(document)[1]
    # Compiled wheels of another ABI would not load.
    carried = (carried_by(carrier, other) if abi(other) == abi(document) else {}) | carried_by(runtime, document)
    packages = wanted(roots, {canonical(name): package for name, package in document["packages"].items()}, carried)
    compiled = [name for name, package in packages.items() if name not in carried and not package["file_name"].endswith("-none-any.whl")]
    if compiled:
        sys.exit(f"{runtime} has no wheel of {', '.join(compiled)}, and {carrier} is of another Pyodide: {abi(other)}, not {abi(document)}")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    wheels.mkdir(parents=True, exist_ok=True)
    for name in RUNTIME:
        shutil.copy(runtime / name, out / name)
    for name, package in packages.items():
        folder = package.pop("folder", None)
        source = folder / package["file_name"] if folder else pure_wheel(name, package["version"], wheels, python)
        package["file_name"] = source.name
        shutil.copy(source, out / source.name)
    extra = [pure_wheel("comm", "0.2.3", wheels, python)] if "ipython" in packages else []  # no lock has it
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
