"""Command lines with slots: "tool.exe --job {guid}" becomes a list of fixed texts and makers of values."""

import re

from .world import HOSTS, moment

SERVICES = (
    "Appinfo BITS gpsvc IKEEXT iphlpsvc LanmanServer lfsvc ProfSvc Schedule SENS "
    "ShellHWDetection Themes UserManager UsoSvc wuauserv Winmgmt WpnService wlidsvc"
).split()
LOCAL_GROUPS = "LocalService LocalServiceNetworkRestricted LocalServiceNoNetwork LocalServiceAndNoImpersonation".split()
COM_CLASSES = (
    "{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}",
    "{3EB3C877-1F16-487C-9050-104DBCD66683}",
    "{973D20D7-562D-44B9-B70B-5A0F49CCDF3F}",
    "{E10F6C3A-F1AE-4ADC-AA9D-2FE65525666E}",
)
LETTERHEADS = "Berth Crane Customs Dredging Ferry Invoice Minutes Mooring Pilot Quay Tariff Tender".split()
PROJECTS = "Breakwater Eastquay Ferryport Lighthouse Northpier Saltmarsh".split()
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

MAKERS = {  # each gets the dice, the host, the account name and the minute of the week
    "guid": lambda d, host, user, minute: d.guid(),
    "GUID": lambda d, host, user, minute: d.guid().upper(),
    "hex4": lambda d, host, user, minute: d.hex(4),
    "hex8": lambda d, host, user, minute: d.hex(8),
    "hex16": lambda d, host, user, minute: d.hex(8) + d.hex(8),
    "coded8": lambda d, host, user, minute: d.coded(8),
    "blob": lambda d, host, user, minute: "aB3" + d.word(61, BASE64) + "==",
    "small": lambda d, host, user, minute: str(d.between(3, 60)),
    "number": lambda d, host, user, minute: str(d.between(1000, 9999)),
    "large": lambda d, host, user, minute: str(d.between(10**11, 10**12 - 1)),
    "pipe": lambda d, host, user, minute: str(2 * (minute // 720) + 4),
    "date": lambda d, host, user, minute: moment(minute).strftime("%Y-%m-%d"),
    "stamp": lambda d, host, user, minute: moment(minute).strftime("%Y%m%d%H%M") + "%02d" % d.below(60),
    "iso": lambda d, host, user, minute: moment(minute).strftime("%Y-%m-%dT%H:%M:") + "%02dZ" % d.below(60),
    "user": lambda d, host, user, minute: user,
    "host": lambda d, host, user, minute: host,
    "ip": lambda d, host, user, minute: "192.0.2.%d" % d.between(11, 23),
    "service": lambda d, host, user, minute: d.pick(SERVICES),
    "group": lambda d, host, user, minute: d.pick(LOCAL_GROUPS),
    "class": lambda d, host, user, minute: d.pick(COM_CLASSES),
    "doc": lambda d, host, user, minute: "%s-%d" % (d.pick(LETTERHEADS), d.between(1, 48)),
    "project": lambda d, host, user, minute: d.pick(PROJECTS),
    "peer": lambda d, host, user, minute: d.pick(list(HOSTS)),
}


def compile_command(text):
    """Fixed texts and makers in turn; a brace around anything that is not a maker's name stays as it is."""
    parts = []
    for piece in re.split(r"(\{\w+\})", text):
        if piece:
            parts.append(MAKERS.get(piece[1:-1], piece) if piece[0] == "{" else piece)
    return parts


def fill(parts, dice, host, user, minute):
    if len(parts) == 1 and isinstance(parts[0], str):
        return parts[0]
    return "".join([p if isinstance(p, str) else p(dice, host, user, minute) for p in parts])
