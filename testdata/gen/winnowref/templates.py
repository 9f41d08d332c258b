"""Commands to templates: typed slots for what varies, by regular expressions.

Terms. White space: Python's \\s. Word character: an ASCII letter, digit or `_`, or any other character above
U+007F that is no white space. Word end: no word character follows. Word start: no word character stands
before. After a `.` behind a digit that was copied no number and no IPv4 address begins, so that T1543.003
and v4.0.30319 stay whole.

Order: 1. the executable is copied; 2. a file name with an executable suffix is copied; 3. user and temp
names; 4. at each word start the typed slots in the order of SLOTS; 5. else one character is copied. A slot
that would reach into a part of 2 or 3 is not taken."""

import ipaddress
import re

WORD = r"(?:[0-9A-Za-z_]|[^\x00-\x7f\s])"
END = rf"(?!{WORD})"
YEAR, MONTH, DAY = r"(?:19[7-9][0-9]|20[0-9]{2})", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12][0-9]|3[01])"
HOUR, SIXTY = r"(?:[01][0-9]|2[0-3])", "[0-5][0-9]"
ZONE = rf"(?:Z|[+-]{HOUR}:?{SIXTY})"
OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
HEX = "[0-9A-Fa-f]"

TIMES = (
    rf"{YEAR}-{MONTH}-{DAY}(?:[T ]{HOUR}:{SIXTY}(?::{SIXTY}(?:\.[0-9]+)?)?{ZONE}?)?{END}",
    rf"{YEAR}/{MONTH}/{DAY}{END}",
    rf"{MONTH}/{DAY}/{YEAR}{END}",
    rf"{HOUR}:{SIXTY}:{SIXTY}(?:\.[0-9]+)?{END}(?!:{HEX})",
    rf"{YEAR}{MONTH}{DAY}{HOUR}{SIXTY}{SIXTY}{END}",
    rf"{YEAR}{MONTH}{DAY}[T_-]{HOUR}{SIXTY}{SIXTY}Z?{END}",
)
SLOTS = [  # (slot, pattern) in the order in which they are tried
    ("<guid>", rf"{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}{END}"),
    ("<sid>", rf"[Ss]-1-[0-9]+(?:-[0-9]+)+{END}"),
    ("<mac>", rf"{HEX}{{2}}([-:]){HEX}{{2}}(?:\1{HEX}{{2}}){{4}}{END}(?!\1{HEX})"),
    ("<time>", "|".join(TIMES)),
    ("<ipv4>", rf"{OCTET}(?:\.{OCTET}){{3}}{END}(?!\.[0-9])"),
    ("<ipv6>", rf"{HEX}*:[0-9A-Fa-f:.]*"),  # and see ipv6_end
    ("<hex>", rf"0[xX]{HEX}+{END}"),
    ("<hex>", rf"(?=[A-Fa-f]*[0-9]){HEX}{{12,}}{END}"),
    ("<base64>", rf"(?<![+/])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[0-9])[A-Za-z0-9+/]{{40,}}={{0,2}}{END}"),
    ("<num>", rf"(?>[0-9]+(?:\.[0-9]+)?){END}"),
]
SLOTS = [(slot, re.compile(pattern)) for slot, pattern in SLOTS]
IS_WORD = re.compile(WORD)
SUFFIXES = tuple(
    ".exe .dll .com .bat .cmd .ps1 .psm1 .vbs .vbe .js .jse .wsf .hta .msi .msc .cpl .scr .sys .jar .py .sh .pl .rb .lnk".split()
)
TOKEN = re.compile(r"""[^\s"']+""")
NAME = r"""[^\\/:*?"'<>|\s]+"""
USER = re.compile(
    rf"(?:(?<!{WORD})[A-Za-z]:\\(?i:users)\\|\\(?i:documents and settings)\\)(?P<win>{NAME})(?=\\)"
    rf"|(?<!{WORD})/(?:home|Users)/(?P<unix>{NAME})(?=/)"
)
NOT_USERS = {"public", "default", "all users", "default user"}
TEMP = re.compile(r"""(?<=[\\/])(?i:temp|tmp)[\\/](?=([^\\/:;,*?"'<>|\s]+))""")
TEMP_LOOKS = re.compile(r".*[0-9]|tmp|~|[a-f]{8,}$", re.IGNORECASE)
ZONE_ID = re.compile(r"%[0-9A-Za-z_.-]+")


def executable_end(command):
    """Where the executable ends: after the closing quote, or at the first white space."""
    start = len(command) - len(command.lstrip())
    if command[start:start + 1] == '"':
        close = command.find('"', start + 1)
        return len(command) if close < 0 else close + 1
    space = re.compile(r"\s").search(command, start)
    return space.start() if space else len(command)


def spans(rest):
    """start -> (end, what to write) of the parts that are decided before the typed slots."""
    found = {}
    for match in TEMP.finditer(rest):
        name = match[1]
        if TEMP_LOOKS.match(name) and not name.lower().endswith(SUFFIXES):
            found[match.start(1)] = (match.end(1), "<temp>")
    for match in USER.finditer(rest):
        group = "win" if match["win"] else "unix"
        if match[group].lower() not in NOT_USERS:
            found[match.start(group)] = (match.end(group), "<user>")
    for match in TOKEN.finditer(rest):
        if match[0].lower().endswith(SUFFIXES):
            start = match.start() + max(match[0].rfind("\\"), match[0].rfind("/")) + 1
            found = {at: span for at, span in found.items() if span[0] <= start or at >= match.end()}
            found[start] = (match.end(), rest[start:match.end()])
    return found


def ipv6_end(text, match):
    """Where the address ends, with its zone; -1 if the run is none. A sentence's dot or colon stays outside."""
    run = match[0].rstrip(".")
    if run.endswith(":") and not run.endswith("::"):
        run = run[:-1]
    end = match.start() + len(run)
    try:
        ipaddress.IPv6Address(run)
    except ValueError:
        return -1
    if run.count(":") < 2 or not re.search(HEX, run) or IS_WORD.match(text, end):
        return -1
    zone = ZONE_ID.match(text, end)
    return zone.end() if zone else end


def slot_at(text, i, limit, off):
    """(end, slot) of the first kind that matches at i and ends before limit, or None."""
    for slot, pattern in SLOTS:
        match = pattern.match(text, i)
        if not match or slot in off:
            continue
        end = ipv6_end(text, match) if slot == "<ipv6>" else match.end()
        if i < end <= limit:
            return end, slot
    return None


def template(command, off=()):
    """The command with its slots. `off` lists slots that are not to be used."""
    begin = executable_end(command)
    out, i, slot_end = [command[:begin]], begin, begin
    decided = {at + begin: (end + begin, text) for at, (end, text) in spans(command[begin:]).items() if text not in off}
    while i < len(command):
        if i in decided:
            i, text = decided[i]
            out.append(text)
            slot_end = i if text in ("<user>", "<temp>") else slot_end
            continue
        before = command[i - 1] if i else " "
        if i == begin or not IS_WORD.match(before):
            limit = min((at for at in decided if at > i), default=len(command))
            in_name = before == "." and i - 2 >= slot_end and command[i - 2] in "0123456789"
            found = slot_at(command, i, limit, (*off, "<num>", "<ipv4>") if in_name else off)
            if found:
                i, slot = found
                out.append(slot)
                slot_end = i
                continue
        out.append(command[i])
        i += 1
    return "".join(out)
