"""Programs that pose as a part of Windows: a system name outside its folder, or a name that looks like one.

Only images that end in .exe are judged; the folder only where the image has one. Paths are compared in
lower case, `/` as a backslash, without `\\\\??\\\\`, `\\\\\\\\?\\\\`, drive letter or device, and with the folder of
Windows for %SystemRoot%, %windir% and \\\\SystemRoot."""

import re

BITS = 10.0
ROOTS = ("\\windows\\system32", "\\windows\\syswow64")
STORE = "\\windows\\winsxs\\"
PLACES = {"wmiprvse": "\\wbem"}
# What Windows itself keeps running, judged by folder too; and tools, of which only look-alikes are judged.
OWN = (
    "csrss smss wininit winlogon services lsass lsm svchost spoolsv dwm conhost taskhost taskhostw taskhostex dllhost "
    "sihost fontdrvhost runtimebroker searchindexer userinit logonui consent ctfmon wuauclt wmiprvse explorer"
).split()
SYSTEM = OWN + (
    "msiexec rundll32 regsvr32 mshta cscript wscript cmd reg net net1 sc schtasks at certutil bitsadmin vssadmin whoami "
    "ipconfig tasklist taskkill netsh nltest wmic powershell"
).split()
FOLDERS = {name: tuple(root + PLACES.get(name, "") for root in ROOTS) for name in OWN}
FOLDERS["explorer"] = ("\\windows", "\\windows\\syswow64")
SHORTEST = 5  # letters of a stem that the one-edit test takes
ALIKE = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "5": "s", "$": "s"}
    | dict(zip("\u0430\u0441\u0435\u0456\u043e\u0440\u0455\u0445\u0443", "acelopsxy"))  # Cyrillic, i as l
    | dict(zip("\u03b1\u03f2\u03b5\u03b9\u03bf\u03c1\u03c7\u03c5\u03b3", "acelopxyy"))  # Greek
)


def normal(path):
    path = path.replace("/", "\\")
    path = re.sub(r"^\\(\?\?|\\\?)\\", "", path)
    path = re.sub(r"^(%systemroot%|%windir%|\\systemroot)(?=\\)", lambda _: "\\windows", path)
    return re.sub(r"^([a-z]:|\\device\\harddiskvolume[0-9]+)(?=\\)", "", path)


def skeleton(stem):
    return stem.translate(ALIKE).replace("rn", "m").replace("vv", "w")


SKELETONS = {skeleton(name) for name in SYSTEM}


def one_edit(a, b):
    """Whether one insertion, deletion, substitution or swap of neighbours turns a into b (a != b)."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = next((k for k, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[i + 1:] == b[i + 1:] or (a[i:i + 2] == b[i:i + 2][::-1] and a[i + 2:] == b[i + 2:])
    return a[i + 1:] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1:]


def masquerade(image):
    """(bits, reason) of an image in lower case; (0, '') for the honest."""
    folder, _, name = normal(image).rpartition("\\")
    if not name.endswith(".exe"):
        return 0.0, ""
    stem = name[:-4]
    if stem in FOLDERS:
        known = not folder or folder in FOLDERS[stem] or (folder + "\\").startswith(STORE)
        return (0.0, "") if known else (BITS, "system name outside its folder")
    if stem in SYSTEM:
        return 0.0, ""
    if skeleton(stem) in SKELETONS:
        return BITS, "looks like a system name"
    if len(stem) >= SHORTEST and any(len(s) >= SHORTEST and one_edit(stem, s) for s in SYSTEM):
        return BITS, "one edit from a system name"
    return 0.0, ""
