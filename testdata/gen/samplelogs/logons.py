"""logons.csv: about 2,000 Windows logons (events 4624 and 4625) of the same week; times without a zone are UTC."""

import csv

from .dice import Dice
from .world import DOMAIN, HOSTS, MINUTES, PEOPLE, SID, account, in_office, moment, weight_of_minute

COLUMNS = (
    "Account EventID TimeGenerated Computer SubjectUserName SubjectDomainName SubjectUserSid TargetUserName "
    "TargetDomainName TargetUserSid TargetLogonId LogonProcessName LogonType AuthenticationPackageName Status "
    "IpAddress WorkstationName"
).split()
PER_WEIGHT = 0.07  # logons a minute for each unit of weight
WORKSTATIONS = [host for host in HOSTS if "WS" in host]
SERVERS = [host for host in HOSTS if "WS" not in host]
LOCAL_SYSTEM = ("SYSTEM", "NT AUTHORITY", "S-1-5-18", "0x3e7")
MISTYPED, UNKNOWN_NAME, LOCKED = "0xc000006a", "0xc0000064", "0xc0000234"
SPRAYED = "admin test backup scanner print sql reception guest1 quay ferry pilot harbour".split()

# minute, event, host, target, type, process, package, status, address, workstation, name, why
PLANTED = [
    (192, 4624, "HB-FS01", "adm.eve", 10, "User32", "Negotiate", "", "203.0.113.77", "HB-FS01",
     "administrator-from-outside", "a remote desktop session of the administrator from outside, at three in the morning"),
    (1391, 4624, "HB-WS03", "svc.backup", 2, "User32", "Negotiate", "", "127.0.0.1", "HB-WS03",
     "service-at-keyboard", "the backup account logs on at a keyboard"),
    (1666, 4624, "HB-WS02", "ben.okoro", 10, "User32", "Negotiate", "", "198.51.100.23", "HB-WS02",
     "user-from-outside", "a remote desktop session to a workstation from outside"),
    (1719, 4624, "HB-FS01", "ben.okoro", 9, "seclogo", "Negotiate", "", "::1", "-",
     "other-credentials", "logon type 9, new credentials, used nowhere else"),
    (2290, 4624, "HB-DB01", "svc.web", 8, "Advapi", "MICROSOFT_AUTHENTICATION_PACKAGE_V1_0", "", "192.0.2.13", "HB-DB01",
     "clear-text", "logon type 8, a password sent in clear text"),
    (3121, 4624, "HB-FS01", "adm1n.eve", 3, "NtLmSsp", "NTLM", "", "192.0.2.12", "DESKTOP-7QX",
     "look-alike-account", "an account that looks like adm.eve, from a workstation nobody knows"),
    (4102, 4624, "HB-DC01", "ANONYMOUS LOGON", 3, "NtLmSsp", "NTLM V1", "", "192.0.2.12", "-",
     "anonymous", "an anonymous logon to the domain controller"),
    (5710, 4624, "HB-DC01", "carla.diaz", 10, "User32", "Negotiate", "", "192.0.2.13", "HB-DC01",
     "user-on-controller", "an ordinary user at the domain controller"),
    (6188, 4625, "HB-DC01", "adm.eve", 3, "NtLmSsp", "NTLM", LOCKED, "203.0.113.77", "WIN-EX1",
     "locked-out-from-outside", "the administrator's account found locked, from outside"),
] + [
    (5440 + i // 4, 4625, "HB-FS01", name, 3, "NtLmSsp", "NTLM", UNKNOWN_NAME, "192.0.2.12", "HB-WS02",
     "names-tried", "one of twelve made-up names tried within three minutes")
    for i, name in enumerate(SPRAYED)
]


def background(dice, minute):
    """One logon: (event, host, target, type, process, package, status, address, workstation)."""
    kind = dice.below(100) if in_office(minute) else dice.pick((0, 0, 65, 90, 90, 97))  # at night only services
    desk, server = dice.pick(WORKSTATIONS), dice.pick(SERVERS)
    person, address = HOSTS[desk][1], HOSTS[desk][2]
    if kind < 30:
        host = dice.pick(list(HOSTS))
        return 4624, host, "SYSTEM", 5, "Advapi", "Negotiate", "", "-", "-"
    if kind < 62:
        return 4624, server, person, 3, "Kerberos", "Kerberos", "", address, "-"
    if kind < 70:
        return 4624, "HB-DC01", desk + "$", 3, "Kerberos", "Kerberos", "", address, "-"
    if kind < 82:
        return 4624, desk, person, 7, "User32", "Negotiate", "", "127.0.0.1", desk
    if kind < 88:
        return 4624, desk, person, 2, "User32", "Negotiate", "", "127.0.0.1", desk
    if kind < 93:
        return 4624, server, "svc.backup", 4, "Advapi", "Negotiate", "", "-", server
    if kind < 96:
        return 4624, server, "adm.eve", 10, "User32", "Negotiate", "", HOSTS["HB-WS04"][2], server
    if kind < 98:
        return 4624, "HB-DB01", "svc.web", 5, "Advapi", "Negotiate", "", "-", "-"
    return 4625, desk, person, 2, "User32", "Negotiate", MISTYPED, "127.0.0.1", desk


def target_of(name, host, day):
    """(name, domain, SID, logon id) of the account that logs on."""
    if name == "SYSTEM":
        return LOCAL_SYSTEM
    if name == "ANONYMOUS LOGON":
        return name, "NT AUTHORITY", "S-1-5-7", "0x7d1a3"
    if name.endswith("$"):
        return name, DOMAIN, SID + str(1200 + int(name[-2])), "0x5%s1f0" % name[-2]
    if name in PEOPLE:
        return account(name, host, day)
    return name, DOMAIN, "S-1-0-0", "0x0"


def write_logons(file):
    """Writes the log and returns what was planted where."""
    dice, out = Dice("logons"), csv.writer(file, lineterminator="\n")
    out.writerow(COLUMNS)
    notes, row, owed = [], 0, 0.0
    for minute in range(MINUTES):
        owed += PER_WEIGHT * weight_of_minute(minute)
        logons = [event[1:] for event in PLANTED if event[0] == minute]
        while owed >= 1:
            owed -= 1
            logons.append(background(dice, minute))
        for i, (event, host, name, kind, process, package, status, address, desk, *why) in enumerate(logons):
            user, domain, sid, session = target_of(name, host, minute // 1440)
            subject = ("-", "-", "S-1-0-0") if kind == 3 else (host + "$", DOMAIN, "S-1-5-18")
            ms = int((i + dice.share()) * 60000 / len(logons))
            time = moment(minute).strftime("%Y-%m-%d %H:%M:") + "%02d.%03d" % (ms // 1000, ms % 1000)
            session = "0x0" if event == 4625 else session
            out.writerow([f"{domain}\\{user}", event, time, host, *subject, user, domain, sid, session,
                          process, kind, package, status, address, desk])
            if why:
                notes.append({"row": row, "name": why[0], "why": why[1]})
            row += 1
    return {"rows": row, "planted": notes}
