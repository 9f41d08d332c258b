"""Templates of one key that differ in one argument only become one, with `<*>` there.

A template is cut into segments at each white space and each of `" ' = , ; : & | ( ) \\ / .`. Only templates
with the same separators are compared. Positions are tried from left to right; what was merged takes no
further part. A position never merges in the executable, nor, for the templates where this is so, where its
segment is a switch name (it begins with `-` or follows a `/`, at the start of a token, and for the `/` no
further slash comes before the first `:` or `=`) or the verb (the first token after the executable that is a
word of letters and hyphens). Tokens lie between white space and quotes."""

import re
from collections import defaultdict

from .templates import TOKEN, executable_end

CUT = re.compile(r"""[\s"'=,;:&|()\\/.]""")
PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z-]*\Z")
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
        verb = next((start for start, token in tokens if PLAIN_WORD.match(token)), None)
        self.free = [start >= end and start not in fixed and start != verb for start in starts]

    def without(self, i):
        return (*self.segments[:i], ANY, *self.segments[i + 1:])

    def text_with(self, i):
        cells = self.without(i)
        return "".join(a + b for a, b in zip(cells, self.separators + [""]))


def merged(templates, program):
    """template -> what stands for it, for the distinct templates of one key."""
    least = MANY if program in DEEDS else FEW
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
                if len(members) >= least:
                    for text, cut in members:
                        result[text] = cut.text_with(i)
                        done.add(text)
            left = [(text, cut) for text, cut in left if text not in done]
    return result
