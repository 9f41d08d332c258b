"""The invented firm whose logs these are: Harbour Lane, a few people, seven Windows hosts, a working week.

All names are invented; addresses are from the ranges kept for documentation."""

from datetime import datetime, timedelta, timezone

DOMAIN = "HARBOUR"
SID = "S-1-5-21-1405061001-2810122002-3915183003-"
MONDAY = datetime(2024, 3, 4, tzinfo=timezone.utc)
MINUTES = 5 * 24 * 60  # Monday 00:00 to Saturday 00:00, UTC

PEOPLE = {  # account name: last part of its SID
    "anna.frost": 1104,
    "ben.okoro": 1105,
    "carla.diaz": 1106,
    "dmitri.lane": 1107,
    "adm.eve": 1150,
    "svc.backup": 1160,
    "svc.web": 1161,
}

HOSTS = {  # host: (groups it belongs to, who sits at it, its address)
    "HB-WS01": ("all ws", "anna.frost", "192.0.2.11"),
    "HB-WS02": ("all ws", "ben.okoro", "192.0.2.12"),
    "HB-WS03": ("all ws", "carla.diaz", "192.0.2.13"),
    "HB-WS04": ("all ws it", "dmitri.lane", "192.0.2.14"),
    "HB-FS01": ("all srv files", "adm.eve", "192.0.2.21"),
    "HB-DB01": ("all srv base", "adm.eve", "192.0.2.22"),
    "HB-DC01": ("all srv domain", "adm.eve", "192.0.2.23"),
}

SERVICE_SESSIONS = {"system": ("S-1-5-18", "0x3e7"), "local": ("S-1-5-19", "0x3e5"), "network": ("S-1-5-20", "0x3e4")}
SERVICE_NAMES = {"local": "LOCAL SERVICE", "network": "NETWORK SERVICE"}


def account(who, host, day):
    """(name, domain, SID, logon id) of who: 'system', 'local', 'network', 'user' (whoever sits there) or a name."""
    if who == "system":
        return (host + "$", DOMAIN) + SERVICE_SESSIONS[who]
    if who in SERVICE_NAMES:
        return (SERVICE_NAMES[who], "NT AUTHORITY") + SERVICE_SESSIONS[who]
    name = HOSTS[host][1] if who == "user" else who
    number = PEOPLE[name]
    session = (number * 7919 + sum(map(ord, host)) * 613 + day * 104729) % 0xFFFFF + 0x1A000
    return name, DOMAIN, SID + str(number), "0x%x" % session


def weight_of_minute(minute):
    """How busy a minute of the week is: nights 1, office hours (08-18 UTC) up to 8, a dip at noon."""
    hour = minute // 60 % 24
    if hour < 7 or hour >= 19:
        return 1.0
    if hour in (7, 18):
        return 3.0
    return 5.0 if hour == 12 else 8.0


def in_office(minute):
    return 7 <= minute // 60 % 24 < 19


def moment(minute):
    return MONDAY + timedelta(minutes=minute)
