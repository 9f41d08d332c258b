"""Templates of one key that differ in one argument only become one, with `<*>` there.

A template is cut into segments at each white space and each of `" ' = , ; : & | ( ) \\ / .`. Only templates
with the same separators are compared. Positions are tried from left to right; what was merged takes no
further part. A position never merges in the executable, nor, for the templates where this is so, where its
segment is a switch name (it begins with `-` or follows a `/`, at the start of a token, and for the `/` no
further slash comes before the first `:` or `=`) or the verb (the first argument, where it is a word of letters
and hyphens and a white space or the end follows), nor where the segment is empty. Tokens lie between white
space and quotes; white space is that of ASCII."""

import re
from collections import defaultdict

from .templates import TOKEN, executable_end

CUT = re.compile(r"""[\s"'=,;:&|()\\/.]""", re.ASCII)
VERB = re.compile(r"\s*([A-Za-z][A-Za-z-]*)(?=\s|\Z)", re.ASCII)
FEW, MANY = 10, 100
DEEDS = set(  # programs whose operand is the deed: these merge only from MANY values on
    "net net1 sc reg schtasks wmic netsh at psexec nltest dsquery certutil bitsadmin vssadmin ssh scp curl wget "
    "kubectl docker useradd usermod systemctl crontab".split()
)
ANY = "<*>"


class Cut:
    """A template in segments. `free[i]` says whether segment i may become a `<*>`."""

    def __init__(self, text):
        self.separators = CUT.findall(text)
        self.segments = CUT.split(text)
        starts, at = [], 0
        for segment in self.segments:
            starts.append(at)
            at += len(segment) + 1
        end = executable_end(text)
        tokens = [(m.start(), m[0]) for m in TOKEN.finditer(text, end)]
        fixed = set()
        for start, token in tokens:
            if token[0] == "-":
                fixed.add(start)
            elif token[0] == "/" and not re.search(r"[\\/]", re.split("[:=]", token[1:])[0]):
                fixed.add(start + 1)
        if verb := VERB.match(text, end):
            fixed.add(verb.start(1))
        self.free = [start >= end and start not in fixed and segment != "" for start, segment in zip(starts, self.segments)]

    def without(self, i):
        return (*self.segments[:i], ANY, *self.segments[i + 1:])

    def text_with(self, i):
        cells = self.without(i)
        return "".join(a + b for a, b in zip(cells, self.separators + [""]))


def program(text):
    """The name of the executable: its last part in lower case, without .exe."""
    return re.split(r"[\\/]", text[:executable_end(text)].strip(' \t\n\r\v\f"'))[-1].lower().removesuffix(".exe")


def merged(templates):
    """template -> what stands for it, for the distinct templates of one key."""
    groups = defaultdict(list)
    for text in templates:
        cut = Cut(text)
        groups["".join(cut.separators)].append((text, cut))
    result = {text: text for text in templates}
    for group in groups.values():
        left = group
        for i in range(len(group[0][1].segments)):
            alike = defaultdict(list)
            for text, cut in left:
                if cut.free[i]:
                    alike[cut.without(i)].append((text, cut))
            done = set()
            for members in alike.values():
                if len(members) >= (MANY if program(members[0][0]) in DEEDS else FEW):
                    for text, cut in members:
                        result[text] = cut.text_with(i)
                        done.add(text)
            left = [(text, cut) for text, cut in left if text not in done]
    return result
