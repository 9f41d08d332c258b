"""Makes golden/features.json: awkward texts (ours) through the string functions of msticpy.

    build/golden/bin/python testdata/gen/features.py        (versions: requirements.txt)"""

import pandas as pd

from golden import numbers, save
from msticpy_parts import eventcluster as ec

TEXTS = [
    ("empty", ""),
    ("one blank", " "),
    ("two blanks inside", "a  b"),
    ("blanks at the ends", "  a b  "),
    ("tab and line ends", "a\tb\r\nc\nd"),
    ("vertical tab and form feed", "a\x0bb\x0cc"),
    ("file, group, record and unit separators", "a\x1cb\x1dc\x1ed\x1fe"),
    ("vertical tab, file separator, next line", "a\x0bb\x1cc\x85d"),
    ("no-break space", "a\u00a0b"),
    ("em space and ideographic space", "a\u2003b\u3000c"),
    ("every other Unicode white space", "\u1680\u2000\u2001\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"),
    ("spaces that are none: zero width, word joiner, Mongolian, BOM", "a\u200bb\u2060c\u180ed\ufeffe"),
    ("astral", "\U0001f600"),
    ("astral between letters", "a\U0001f600b\U0001d11ec"),
    ("composed", "\u00e9"),
    ("decomposed", "e\u0301"),
    ("family joined by zero width joiners", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
    ("flag", "\U0001f1f3\U0001f1f4"),
    ("dotted and dotless i", "\u0130\u0131Ii"),
    ("sharp s and long s", "\u00df\u1e9e\u017f"),
    ("right to left", "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"),
    ("Cyrillic look-alikes", "l\u0455\u0430ss.exe"),
    ("full width", "\uff43\uff4d\uff44\uff0e\uff45\uff58\uff45"),
    ("NUL inside", "a\x00b"),
    ("control characters", "\x01\x07\x08\x1b[0m\x7f"),
    ("replacement character and last code points", "\ufffd\uffff\U0010ffff"),
    ("only a comma", ","),
    ("only two hyphens", "--"),
    ("three hyphens", "---"),
    ("every default delimiter", " -\\/.,\"'|&:;%$()"),
    ("punctuation that is no delimiter", "!#*+<=>?@[]^_`{}~"),
    ("commas", "a,b,,c,"),
    ("switches", "tool --one=1 --two -- three"),
    ("Windows path", "C:\\Program Files\\Quayside\\quayside.exe"),
    ("Windows command", "\"C:\\Program Files\\Quayside\\quayside.exe\" --db HB-DB01 /since:2024-03-04 -x 'y'"),
    ("conhost", "\\??\\C:\\Windows\\System32\\conhost.exe 0xffffffff -ForceV1"),
    ("Linux command", "/usr/bin/find /srv -name '*.log' -mtime +7 -exec rm {} \\;"),
    ("shell line", "a=$(id -u); echo \"$a\" | tee /tmp/x && [ -s /tmp/x ]"),
    ("url", "https://www.example.com/a/b?c=d&e=%20f#g"),
    ("base64", "V3JpdGUtT3V0cHV0ICdoYXJtbGVzcyc="),
    ("a sentence", "The quick ferry (no. 7) left the quay at 08:15; nobody - not even Ben - saw it."),
    ("1,000 letters", "x" * 1000),
    ("1,000 mixed characters", "".join(chr(33 + i * 7 % 94) for i in range(1000))),
]
SCALES = [1, 10, 1000]
DELIMITERS = [" ", ",", "--"]
LISTS = [r"[a-c\s]", r"[;,]", r"[\t ]", r"[^A-Za-z0-9]", r"[.\-]", r"[\\/]", "[\u00e9\U0001f600]"]
CLASSES = [r"\s", r"[\d]", r"[\w]", r"[\W]"]  # of Unicode in Python


def outcome(function, *arguments):
    """What a call that may be refused does."""
    call = f"{function.__name__}({', '.join(map(repr, arguments))})"
    try:
        return {"call": call, "value": function(*arguments)}
    except Exception as error:  # whatever it raises is the fact to record
        return {"call": call, "raises": type(error).__name__}


def main():
    texts = [text for _, text in TEXTS]
    frame = pd.DataFrame({"text": texts})
    calls = []

    def record(function, values, **options):
        calls.append({"function": function, **options, "values": numbers(values)})

    for scale in SCALES:
        record("char_ord_score", [ec.char_ord_score(t, scale) for t in texts], scale=scale)
        record("char_ord_score_df", ec.char_ord_score_df(frame, "text", scale), scale=scale)
    for delimiter in DELIMITERS:
        record("token_count", [ec.token_count(t, delimiter) for t in texts], delimiter=delimiter)
        record("token_count_df", ec.token_count_df(frame, "text", delimiter), delimiter=delimiter)
    record("delim_count", [ec.delim_count(t) for t in texts])
    record("delim_count_df", ec.delim_count_df(frame, "text"))
    record("delim_hash", [ec.delim_hash(t) for t in texts])
    for listed in LISTS + CLASSES:
        record("delim_count", [ec.delim_count(t, listed) for t in texts], delim_list=listed)
        record("delim_hash", [ec.delim_hash(t, listed) for t in texts], delim_list=listed)
    record("crc32_hash", [ec.crc32_hash(t) for t in texts])
    record("crc32_hash_df", ec.crc32_hash_df(frame, "text"))
    record("_string_score", [ec._string_score(t) for t in texts])
    refusals = [
        outcome(ec.char_ord_score, "abc", 0), outcome(ec.char_ord_score, "abc", -10), outcome(ec.char_ord_score, "abc", 0.5),
        outcome(ec.token_count, "abc", ""), outcome(ec.delim_count, "abc", "["), outcome(ec.delim_count, "abc", ""),
        outcome(ec.delim_hash, "a--b", "--"), outcome(ec.delim_count, "a--b---c", "--"), outcome(ec.crc32_hash, "\ud800"),
    ]
    save("features", "features", ("msticpy", "numpy", "pandas"),
         "msticpy.analysis.eventcluster functions, one value a text of `texts`", "exact; char_ord_score_df within 1e-12 relative",
         texts=[{"name": name, "text": text} for name, text in TEXTS], calls=calls, refusals=refusals)


if __name__ == "__main__":
    main()
