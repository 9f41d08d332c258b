"""Harmless process starts that happen once or twice: the everyday rarities that a ranking must live with.
They are listed in planted.json under `harmless`, so that nobody counts them as hits or as mistakes unawares."""

from .background import S32

EXPLORER = "C:\\Windows\\explorer.exe"
CMD = S32 + "\\cmd.exe"
SVCHOST = S32 + "\\svchost.exe"


def started(minute, host, who, program, parent, arguments="", name=""):
    """A start of program (a name in System32 or a whole path); its command is the path and the arguments."""
    image = program if ":" in program else f"{S32}\\{program}"
    quoted = f'"{image}"' if " " in image else image
    return minute, host, who, image, parent, (quoted + " " + arguments).strip(), name, "harmless, happens once"


HARMLESS = [
    started(540, "HB-WS01", "user", "mspaint.exe", EXPLORER, "P:\\Eastquay\\plan.png", "paint"),
    started(575, "HB-WS01", "user", "C:\\Users\\anna.frost\\Downloads\\hpdf-setup-7.2.exe", EXPLORER, "", "installer"),
    started(576, "HB-WS01", "system", "msiexec.exe", f"{S32}\\services.exe", "-Embedding 0A6C3D5E91B24F7788C2D4E6F8A01B3C",
            "installer-server"),
    started(610, "HB-WS02", "user", "SnippingTool.exe", EXPLORER, "", "snipping"),
    started(820, "HB-WS03", "user", "charmap.exe", EXPLORER, "", "character-map"),
    started(905, "HB-WS04", "user", "msinfo32.exe", EXPLORER, "", "system-information"),
    started(1010, "HB-WS04", "user", "C:\\Tools\\handles64.exe", CMD, "-a quayside", "open-handles"),
    started(1020, "HB-WS04", "user", "gpresult.exe", CMD, "/h C:\\IT\\gp.html", "policy-report"),
    started(1500, "HB-DC01", "adm.eve", "dcdiag.exe", CMD, "/q", "domain-check"),
    started(1502, "HB-DC01", "adm.eve", "repadmin.exe", CMD, "/showrepl", "replication-check"),
    started(1990, "HB-FS01", "system", "spool\\drivers\\x64\\3\\hbprn64.exe", f"{S32}\\spoolsv.exe", "/install",
            "printer-driver"),
    started(1994, "HB-WS01", "user", "rundll32.exe", EXPLORER, "printui.dll,PrintUIEntry /in /n \\\\HB-FS01\\Quay-Printer",
            "printer-added"),
    started(2070, "HB-WS03", "user", "calc.exe", EXPLORER, "", "calculator"),
    started(2110, "HB-WS02", "user", "control.exe", EXPLORER, "/name Microsoft.Mouse", "mouse-settings"),
    started(2205, "HB-DB01", "adm.eve", "chkdsk.exe", CMD, "D: /scan", "disk-check"),
    started(2400, "HB-DB01", "system", "Defrag.exe", SVCHOST, "-c -h -k -g -$", "defrag"),
    started(3000, "HB-FS01", "adm.eve", "dfrgui.exe", EXPLORER, "", "defrag-window"),
    started(3420, "HB-WS04", "user", "cscript.exe", CMD, f"//nologo {S32}\\slmgr.vbs /dli", "licence-shown"),
    started(3480, "HB-WS01", "user", "odbcad32.exe", EXPLORER, "", "data-sources"),
    started(3515, "HB-WS03", "user", "C:\\Users\\carla.diaz\\AppData\\Local\\Temp\\k7w2m9qd\\quaysetup.exe",
            "C:\\Program Files\\Quayside\\quayside.exe", "--check", "updater-in-temp"),
    started(3890, "HB-FS01", "system", "cleanmgr.exe", SVCHOST, "/autoclean /d C:", "clean-up"),
    started(4400, "HB-WS02", "user", "psr.exe", EXPLORER, "", "steps-recorder"),
    started(4730, "HB-WS04", "user", "certutil.exe", CMD, "-hashfile C:\\IT\\hpdf-setup.msi SHA256", "file-hash"),
    started(4900, "HB-WS01", "user", "Magnify.exe", EXPLORER, "", "magnifier"),
    started(5000, "HB-DC01", "system", "wevtutil.exe", SVCHOST, "qe System /c:5 /f:text", "events-read"),
    started(6010, "HB-WS02", "user", "C:\\Windows\\hh.exe", EXPLORER, "C:\\Program Files\\Quayside\\help.chm", "help"),
    started(6300, "HB-WS04", "user", "dxdiag.exe", EXPLORER, "", "graphics-check"),
    started(6470, "HB-DB01", "adm.eve", "perfmon.exe", EXPLORER, "/report", "performance-report"),
]
