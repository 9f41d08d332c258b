"""Makes golden/templates.json: commands, images and sets of templates of our own, and what the reference in
winnowref makes of them. Every rule has a case that takes it and one that just misses it.

    python3 testdata/gen/template_cases.py                 (Python 3.11 or later, standard library only)"""

from golden import save
from winnowref.masquerade import masquerade
from winnowref.merge import merged
from winnowref.surprise import lower
from winnowref.templates import template

GUID, BLOB = "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "V3JpdGUtT3V0cHV0ICdoYXJtbGVzcyc6MTIzNDU2Nzg5MA=="
COMMANDS = [
    "", " ", "tool", '"C:\\A B 12\\tool 7.exe" 7', '"unclosed 12', "  tool12 12", '"tool.exe"/n:12', "12 12",
    f"t {GUID} {{{GUID}}} {GUID.upper()} x{GUID} {GUID}a {GUID}-1", f"t iisipm{GUID}",
    "t S-1-5-18 S-1-5-21-1-2-3-500 S-1- S-1-5 xS-1-5-18",
    "t 00:11:22:aa:BB:cc 00-11-22-AA-bb-cc 00:11-22:33:44:55 00:11:22:33:44:55:66",
    "t 2024-03-04 2024-03-04T08:12 2024-03-04T08:12:33Z 2024-03-04T08:12:33.123456+01:00 2024-03-04T08:12+0130",
    "t 2024-03-04 08:12:33 2024-03-04T25:00 2024-13-01 1969-12-31 1970-01-01 2099-12-31 2100-01-01",
    "t 2024/03/04 03/04/2024 31/12/2024 3/4/2024 /srv/2024/03/04/x", "t 08:12:33 08:12:33.5 24:00:00 08:12 08:12:33:44 8:12:33",
    "t 20240304081233 20240304T081233Z 20240304_081233 20240304-081233 20240304 20240304081260 x20240304081233",
    "t 192.0.2.1 192.0.2.1:8080 256.1.1.1 1.2.3.4.5 192.0.2.1. v192.0.2.1 (192.0.2.1) 192.0.2.01",
    "t ::1 fe80::1%eth0 [2001:db8::1]:443 2001:db8:0:0:0:0:0:1 ::ffff:192.0.2.1 :: a:b foo::bar 1::2::3 12345::1 fe80::1: fe80::1.",
    "t 0x1F 0XABCDEF 0x 0xfg a0x1f 0xffffffff", "t 0123456789ab 0123456789a abcdefabcdef ABCDEF012345 0123456789abg 123456789012",
    f"t {BLOB} {BLOB.lower()} /ping {BLOB} -enc:{BLOB} " + "Ab1" * 13 + " " + "Ab1" * 13 + "x",
    "t /srv/Backups/Projects/Quay7/documents/MinutesMarch", "t 1 1.5 1.2.3 -4 --4 /4 +4 1,000 12% %20 %20b 1e5 1_000 1st a1 1a",
    "t T1543.003 System32 rundll32 Framework64 v4.0.30319 python3.11 log.1 app1.2024-03-04 report-12.docx Windows10-x64",
    "t C:\\x\\12.exe C:\\12\\12.ps1 12.dll,Start 12.DLL http://192.0.2.1/12.hta a=12.py (12.sh) 12.txt 20240304.js '7.vbs'",
    "t C:\\Users\\anna.frost\\x c:\\users\\B12\\y C:\\Users\\Public\\12 C:\\Users\\anna.frost D:\\Users\\John Smith\\x C:/Users/bob/x",
    "t \"C:\\Documents and Settings\\ben\\x\" /home/ida/12 /home/ida /Users/jon/x /mnt/home/ida/x xC:\\Users\\a\\b C:\\Users\\Default\\x",
    "t C:\\Temp\\a1 C:\\Windows\\TEMP\\k7w2m9qd\\q.exe C:\\Temp\\notes C:\\Temp\\tmpab C:\\tmp\\~x C:\\Temp\\abcdefab C:\\Temp\\7.exe",
    "t /tmp/x1 /var/tmp/~y /tmp/plain /tmp/tmp.XyZ/12 /tmp Temp\\x1 C:\\Temperature\\x1 C:\\Temp\\Tmp\\a1 C:\\Temp\\a1,12;b C:\\Temp\\a1.dll",
    f"t C:\\Temp\\{{{GUID}}}\\x C:\\Users\\12345\\x", "\\??\\C:\\Windows\\System32\\conhost.exe 0xffffffff -ForceV1",
    "t -v2 -p 80 --port=80 /port:80 -p80 --level-3", "t \u00e912 12\u00e9 \u201312 1\u00a012 1\u20032 \u0661\u0662 \U0001f60012",
    "t <num> 12", "t\t12\r\n13\v14", "\t\u00a0 12 \v13", "./tool 12", ".\\tool.exe 12", "  ./tool 12", "./.hidden 12", ".\\.\\x", "./\"a b\" 12", "./",
    "t -4.5 -4 '-4' =-4 /4/4 10.0.0.0/24 kill -9 -192.0.2.1", "t log.1 1.2.3 T1543.003.7 1.5GB 1.5.x a.1.b 1. .5 x1.5 12.34.56.78.90",
    "t 2024-03-04_08:12 2024/03/04 08:12 2024/03/04T08:12:33Z 03/04/2024 08:12:33 2024-03-04 08:12x 2024-03-04T08:12x 08:12:33.5x 20240304081233Z",
    "t 2024-03-04 08:12.exe 03/04/7.js 03/04/2024.js 2024/03/04.txt 2024-03-04T08:12:33+23:59", f"t {BLOB[:44]}/12.exe {BLOB[:44]}/x /{BLOB} +{BLOB} a+{BLOB}",
    "t 00:11:22:aa:bb:cc: 00:11:22:aa:bb:cc:x 08:12:33:x 08:12:33: s-1-5-21-1-2 S-1-5-21-1x S-1-5-21-1-", "t 0x1F-2 0123456789aZ 12345678901234567 0000000000000 00000000000a",
    "t ::1.2.3.4.5 ::1.5 fe80::1.local ::ffff:192.0.2.01 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:8:9 1:2:3:4:5:6:7:: fe80::1:.5 a::b::c 1:2:3:4:5:6:192.0.2.1",
    "t /tmp/~ /tmp/tmp /tmp/-1 /tmp/.a1 C:\\Temp\\a:1 \"Temp\\x1\" /tmp\\x1 C:\\Users\\$b\\x C:\\Users\\a,b\\x C:\\Users\\7.exe\\x /Users/Shared/x /home/a:b/x 'C:\\Users\\z\\'",
    "C:\\Documents and Settings\\ida\\12 C:\\Users\\a::1\\x /home/home/x/12", "t ab::.3 ::.5 0::.5",
    "t a.exe,12 a.exe;12 12(a.exe) [12.exe] {12.exe} 12.exe:x x:12.exe 12.exe- 12.exe. 12.EXE?x .exe 12.exe2 1,2.dll",
]
OFF = [("t 12 192.0.2.1 0x1f", ["<num>"]), ("t 12 192.0.2.1 0x1f", ["<ipv4>"]), ("t 12 192.0.2.1 0x1f", ["<hex>"]),
       ("t C:\\Users\\a1\\x C:\\Temp\\a1\\x", ["<user>"]), ("t C:\\Users\\a1\\x C:\\Temp\\12\\x", ["<temp>"]),
       ("t 2024-03-04T08:12:33Z", ["<time>"]), (f"t {GUID}", ["<guid>"]), (f"t {BLOB}", ["<base64>"])]
NINE = "ash birch cedar elm fir larch oak pine yew".split()
TEN = NINE + ["alder"]
SETS = [  # templates of one key
    [f"tool run {x}1" for x in TEN], [f"tool run {x}1" for x in NINE],
    [f"tool {x}" for x in TEN], [f"tool -{x} go" for x in TEN], [f"tool /{x} go" for x in TEN],
    [f"tool /{x}:a/b go" for x in TEN], [f"tool go /{x}/b" for x in TEN], [f"tool go --name={x}" for x in TEN],
    [f"tool go -f C:\\jobs\\{x}.ps1" for x in TEN], [f"{x} go now" for x in TEN],
    [f"tool go {x} {y}" for x in TEN for y in TEN], [f"tool go {x} {x}" for x in TEN],
    [f"tool go {x} one" for x in TEN] + ["tool go ash two", "tool go ash"], [f"tool go '{x}'" for x in TEN] + ["tool go \"ash\""],
    [f"net use x {y}" for y in TEN], [f"net use x {y}{i}" for y in TEN for i in range(10)],
    [f"tool 7 {x}" for x in TEN] + ["tool 7 a-7"], [f"tool go {x}" for x in TEN[:9]] + ["tool go -x"],
    [f'"C:\\A B\\tool.exe"{x} go' for x in TEN], [f"tool {x},y" for x in TEN], [f"tool  {x}" for x in TEN], [f"tool\t{x}\tgo" for x in TEN],
    [f"tool go '-{x}'" for x in TEN], [f"tool go a=-{x}" for x in TEN], [f"tool go /{x}.y" for x in TEN], [f"tool go /{x}.y/z" for x in TEN],
    [f"tool go /{x}\\y" for x in TEN], [f"tool go /a:{x}" for x in TEN], [f"tool go '{x}' " for x in NINE] + ["tool go '' "], [f"tool go {x}7" for x in TEN] + ["tool go <num>"],
    [f"tool '{x}'" for x in TEN], [f"C:\\x\\Net.EXE use {x}" for x in TEN], [f"tool go {x}\u00a0y" for x in TEN], [f"{x}" for x in TEN], [f"tool <{x}>" for x in TEN],
]
SYSTEM32 = "C:\\Windows\\System32\\"
IMAGES = [
    SYSTEM32 + "svchost.exe", "C:\\WINDOWS\\SysWOW64\\SVCHOST.EXE", "\\??\\" + SYSTEM32 + "conhost.exe", "\\SystemRoot\\System32\\smss.exe",
    "%SystemRoot%\\System32\\csrss.exe", "\\Device\\HarddiskVolume3\\Windows\\System32\\lsass.exe", "C:\\Windows\\WinSxS\\amd64_x\\cmd.exe",
    "C:/Windows/System32/cmd.exe", "D:\\Windows\\System32\\cmd.exe", "C:\\Windows\\System32\\x\\cmd.exe", "C:\\Windows\\cmd.exe", "cmd.exe",
    "C:\\Windows\\Fonts\\csrss.exe", "C:\\Windows\\explorer.exe", SYSTEM32 + "explorer.exe", SYSTEM32 + "wbem\\WmiPrvSE.exe",
    SYSTEM32 + "WmiPrvSE.exe", SYSTEM32 + "wbem\\wmic.exe", SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe", SYSTEM32 + "powershell.exe",
    SYSTEM32 + "suchost.exe", "C:\\x\\svch0st.exe", "C:\\x\\1sass.exe", "C:\\x\\ls\u0430ss.exe", "C:\\x\\\u0415xplorer.exe", "C:\\x\\csrs.exe",
    "C:\\x\\scvhost.exe", "C:\\x\\svchosts.exe", "C:\\x\\svchost.exe.exe", "C:\\x\\svchost.com", "C:\\x\\vvinlogon.exe", "C:\\x\\winlogorn.exe",
    "C:\\x\\srnss.exe", "C:\\x\\cmb.exe", "C:\\x\\n3t.exe", "C:\\x\\5c.exe", "C:\\x\\lsm1.exe", "C:\\x\\taskhostx.exe", "/usr/bin/net", "/opt/x/svch0st.exe", "",
]


def main():
    save("templates", "template_cases", (), "winnowref: template(command, off), merged(templates), masquerade(image)", "exact",
         commands=[{"command": c, "template": template(c)} for c in COMMANDS],
         slots_off=[{"command": c, "off": off, "template": template(c, off)} for c, off in OFF],
         merging=[{"templates": t, "stands_for": list(merged(t).values())} for t in SETS],
         masquerade=[{"image": image, "bits": masquerade(lower(image))[0], "reason": masquerade(lower(image))[1]} for image in IMAGES])


if __name__ == "__main__":
    main()
