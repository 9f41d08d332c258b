"""Commands to templates: typed slots for what varies, by regular expressions.

Terms. White space: that of ASCII. Word character: an ASCII letter, digit or `_`, or any character above
U+007F. Word end: no word character follows. Word start: no word character stands before. Part: a run
without white space and without any of " ' \\ / , ; = | & ( ) < >. A shape takes as much as it can and is not
tried again with less, so that `1.5GB` is no number. After a `.` behind a digit that was copied no number and
no IPv4 address begins, so that T1543.003 and v4.0.30319 stay whole. A number directly behind the `-` or `/`
that begins a token is a switch and stays.

Order: 1. the executable is copied, without the `.\\` or `./` before a name; 2. a part with an executable suffix is
copied; 3. user and temp names; 4. at each word start the typed slots in the order of SLOTS; 5. else one
character is copied. A slot that would reach into a part of 2 or 3 is not taken."""

import ipaddress
import re

WORD = r"(?:[0-9A-Za-z_]|[^\x00-\x7f])"
END = rf"(?!{WORD})"
YEAR, MONTH, DAY = r"(?:19[7-9][0-9]|20[0-9]{2})", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12][0-9]|3[01])"
HOUR, SIXTY = r"(?:[01][0-9]|2[0-3])", "[0-5][0-9]"
ZONE = rf"(?:Z|[+-]{HOUR}:?{SIXTY})"
OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
HEX = "[0-9A-Fa-f]"

DATE = rf"(?:{YEAR}-{MONTH}-{DAY}|{YEAR}/{MONTH}/{DAY}|{MONTH}/{DAY}/{YEAR})"
TIMES = (
    rf"{DATE}(?>[T ]{HOUR}:{SIXTY}(?::{SIXTY}(?:\.[0-9]+)?)?{ZONE}?){END}",
    rf"{DATE}{END}",
    rf"(?>{HOUR}:{SIXTY}:{SIXTY}(?:\.[0-9]+)?){END}(?!:{HEX})",
    rf"{YEAR}{MONTH}{DAY}[T_-]?{HOUR}{SIXTY}{SIXTY}Z?{END}",
)
SLOTS = [  # (slot, pattern) in the order in which they are tried
    ("<guid>", rf"{HEX}{{8}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{4}}-{HEX}{{12}}{END}"),
    ("<sid>", rf"[Ss]-1-[0-9]+(?:-[0-9]+)++{END}"),
    ("<mac>", rf"{HEX}{{2}}([-:]){HEX}{{2}}(?:\1{HEX}{{2}}){{4}}{END}(?!\1{HEX})"),
    ("<time>", "|".join(TIMES)),
    ("<ipv4>", rf"{OCTET}(?:\.{OCTET}){{3}}{END}(?!\.[0-9])"),
    ("<ipv6>", rf"{HEX}*:[0-9A-Fa-f:]*(?:(?:(?<={HEX})|(?<=::))\.[0-9]+)*+"),  # and see ipv6_end
    ("<hex>", rf"0[xX]{HEX}+{END}"),
    ("<hex>", rf"(?=[A-Fa-f]*[0-9])(?=[0-9]*[A-Fa-f]){HEX}{{12,}}{END}"),
    ("<base64>", rf"(?<![+/])(?=[A-Za-z0-9])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[0-9])"
                 rf"[A-Za-z0-9+/]{{40,}}+={{0,2}}+{END}"),  # and see is_base64
    ("<num>", rf"(?>[0-9]+(?:\.[0-9]+)?){END}"),
]
SLOTS = [(slot, re.compile(pattern)) for slot, pattern in SLOTS]
IS_WORD = re.compile(WORD)
SUFFIXES = tuple(
    ".exe .dll .com .bat .cmd .ps1 .psm1 .vbs .vbe .js .jse .wsf .hta .msi .msc .cpl .scr .sys .jar .py .sh .pl .rb .lnk".split()
)
TOKEN = re.compile(r"""[^\s"']+""", re.ASCII)
NAME = r"""[^\s"'\\/,;=|&()<>\[\]{}]+"""
PART = re.compile(NAME, re.ASCII)
USER = re.compile(
    rf"(?=(?:(?<!{WORD})[A-Za-z]:\\(?i:users)\\|\\(?i:documents and settings)\\)(?P<win>{NAME})\\)"
    rf"|(?=(?<!{WORD})/(?:home|Users)/(?P<unix>{NAME})/)",
    re.ASCII,
)
NOT_USERS = {"public", "default", "shared"}
TEMP = re.compile(rf"(?<=[\\/])(?i:temp|tmp)[\\/](?=({NAME}))", re.ASCII)
TEMP_LOOKS = re.compile(r".*[0-9]|tmp.|~", re.IGNORECASE)
SWITCH = re.compile(r"\s[-/]\Z", re.ASCII)
HERE = re.compile(rf"(\s*)\.[\\/](?={WORD})", re.ASCII)
SPACE = re.compile(r"\s*", re.ASCII)
TOKEN_END = re.compile(r"\s|\Z", re.ASCII)


def executable_end(command):
    """Where the executable ends: after the closing quote, or at the first white space."""
    start = SPACE.match(command).end()
    if command[start:start + 1] == '"':
        close = command.find('"', start + 1)
        return len(command) if close < 0 else close + 1
    return TOKEN_END.search(command, start).start()


def spans(command, begin):
    """start -> (end, what to write) of the parts that are decided before the typed slots."""
    found = {}
    for match in TEMP.finditer(command):
        name = match[1]
        if TEMP_LOOKS.match(name) and not name.lower().endswith(SUFFIXES):
            found[match.start(1)] = (match.end(1), "<temp>")
    for match in USER.finditer(command):
        group = "win" if match["win"] else "unix"
        if match[group].lower() not in NOT_USERS:
            found[match.start(group)] = (match.end(group), "<user>")
    for match in PART.finditer(command, begin):
        if match[0].lower().endswith(SUFFIXES):
            found[match.start()] = (match.end(), match[0])
    return {at: span for at, span in found.items() if at >= begin}


def ipv6_end(text, match):
    """Where the address ends; -1 if the run is none. A colon behind it stays outside."""
    run = match[0]
    if run.endswith(":") and not run.endswith("::"):
        run = run[:-1]
    end = match.start() + len(run)
    try:
        ipaddress.IPv6Address(run)
    except ValueError:
        return -1
    return end if re.search(HEX, run) and not IS_WORD.match(text, end) else -1


def is_base64(value):
    """Not a path: at most one slash or plus for each 16 characters."""
    value = value.rstrip("=")
    return 16 * (value.count("/") + value.count("+")) <= len(value)


def slot_at(text, i, limit, off):
    """(end, slot) of the first kind that matches at i and ends before limit, or None."""
    for slot, pattern in SLOTS:
        match = pattern.match(text, i)
        if not match or slot in off:
            continue
        end = ipv6_end(text, match) if slot == "<ipv6>" else match.end()
        if slot == "<base64>" and not is_base64(match[0]) or slot == "<num>" and SWITCH.search(text, 0, i):
            continue
        if i < end <= limit:
            return end, slot
    return None


def template(command, off=()):
    """The command with its slots. `off` lists slots that are not to be used."""
    begin = executable_end(command)
    here = HERE.match(command)
    out, i, slot_end = [here[1] + command[here.end():begin] if here else command[:begin]], begin, begin
    decided = {at: span for at, span in spans(command, begin).items() if span[1] not in off}
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
