"""Puts together a Pyodide folder that needs no network: the runtime of the npm package `pyodide`, the scientific wheels
that another wheel carries (carrier.txt), pure Python wheels (wheels.txt), and our own, with a lock file of what is there.

    python folder.py RUNTIME CARRIED LIST WHEELS OUT WHEEL [ROOT ...]

RUNTIME and CARRIED are folders with a pyodide-lock.json; wheels of the first go before those of the second. LIST is
wheels.txt, WHEELS the folder of what it names (downloaded where one is missing), WHEEL ours, ROOT the packages wanted,
with all that they depend on. Each file is the one whose hash the lock of its folder or LIST tells."""

import email
import hashlib
import json
import re
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
    """The packages of the lock whose wheels are there, with the path of each."""
    there = {canonical(name): package | {"path": folder / package["file_name"]} for name, package in lock["packages"].items()}
    return {name: package for name, package in there.items() if package["path"].exists()}


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def listed(path):
    """The lines of wheels.txt, each by its package."""
    return {canonical(line.split("==")[0]): line for line in path.read_text().splitlines() if "==" in line}


def pure_wheel(line, wheels, python):
    """What a lock tells of the wheel of a line of wheels.txt, which is downloaded once."""
    name, version, digest = re.fullmatch(r"([\w.-]+)==(\S+) --hash=sha256:(\w+)", line).groups()
    pattern = f"{name}-{version}-*.whl"
    if not list(wheels.glob(pattern)):
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--python-version", python]
        subprocess.run([*command, "-d", str(wheels), "-r", "/dev/stdin"], input=line, text=True, check=True)
    return entry(next(wheels.glob(pattern))) | {"sha256": digest}


def wanted(roots, lock, carried, lines):
    """The packages that the roots need, as the runtime's lock tells; what is carried comes in the carrier's version."""
    todo, found = list(roots), {}
    while todo:
        name = canonical(todo.pop())
        if name in found or not (name in lock or name in lines):
            continue
        found[name] = carried.get(name) or lock.get(name, {"depends": []})
        todo += found[name]["depends"]
    return found


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def entry(path):
    """A lock's entry for a wheel."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        meta = email.message_from_bytes(wheel.read(next(name for name in names if name.endswith(".dist-info/METADATA"))))
    tops = sorted({name.split("/")[0].removesuffix(".py") for name in names if ".dist-info" not in name})
    return {"name": canonical(meta["Name"]), "version": meta["Version"], "file_name": path.name, "install_dir": "site", "path": path,
            "package_type": "package", "imports": tops, "depends": [], "unvendored_tests": False}


def chosen(roots, runtime, carrier, list_, wheels):
    """Every package of the folder with its wheel's path and hash; the end where there is no wheel of one."""
    document, other, lines = lock_of(runtime), lock_of(carrier), listed(list_)
    same = abi(other) == abi(document)  # compiled wheels of another ABI would not load
    carried = (carried_by(carrier, other) if same else {}) | carried_by(runtime, document)
    packages = wanted(roots, {canonical(name): package for name, package in document["packages"].items()}, carried, lines)
    lacking = [name for name in packages if name not in carried and name not in lines]
    if lacking:
        why = f"{carrier} and {list_} have none" if same else f"{carrier} is of another Pyodide: {abi(other)}, not {abi(document)}"
        sys.exit(f"{runtime} has no wheel of {', '.join(lacking)}, and {why}")
    wheels.mkdir(parents=True, exist_ok=True)
    for name, package in packages.items():
        if name not in carried:
            pure = pure_wheel(lines[name], wheels, abi(document)[1])
            packages[name] = pure | package | {key: pure[key] for key in ("version", "file_name", "path", "sha256")}
    return packages


def fill(out, runtime, packages):
    """Copies the runtime and the wheels, each of which is the file that was meant."""
    for package in packages.values():
        if sha256(package["path"]) != package["sha256"]:
            sys.exit(f"{package['path']} is not the file that was meant: its sha256 is {sha256(package['path'])}, not {package['sha256']}")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for name in RUNTIME:
        shutil.copy(runtime / name, out / name)
    for package in packages.values():
        shutil.copy(package.pop("path"), out / package["file_name"])


def main(runtime, carrier, list_, wheels, out, own, *roots):
    runtime, carrier, list_, wheels, out, own = map(Path, (runtime, carrier, list_, wheels, out, own))
    packages = chosen(roots, runtime, carrier, list_, wheels)
    packages["logwinnow"] = entry(own) | {"sha256": sha256(own), "depends": ["pandas", "tzdata"]}  # zones by name
    for package in packages.values():
        package["depends"] = [name for name in package["depends"] if canonical(name) in packages]
    fill(out, runtime, packages)
    (out / "pyodide-lock.json").write_text(json.dumps(lock_of(runtime) | {"packages": packages}, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
