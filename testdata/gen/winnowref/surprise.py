"""The surprise of every event in bits, part by part, and the patterns in their order."""

import re
from collections import Counter, defaultdict
from math import log2

from .masquerade import masquerade
from .merge import merged
from .templates import template

PARTS = "image parent account command tokens masquerade".split()
TOKEN_CUT = re.compile(r"""[\s"'=,;:&|()]+""", re.ASCII)
RAREST = 8
SERVICE_SIDS = {"S-1-5-18", "S-1-5-19", "S-1-5-20"}
SERVICE_NAMES = {"SYSTEM", "LOCAL SERVICE", "NETWORK SERVICE"}


def lower(text):
    """Lower case character by character (the first of the two characters for a dotted capital I)."""
    return "".join(c.lower()[0] for c in text)


def comparable(path):
    """A path without its case if it is of Windows: it holds a backslash or starts with a drive letter."""
    return lower(path) if "\\" in path or re.match("[A-Za-z]:", path) else path


def last_part(path):
    return re.split(r"[\\/]", path)[-1]


def account_class(name, sid):
    if name.endswith("$") or sid in SERVICE_SIDS or name.upper() in SERVICE_NAMES:
        return "machine"
    return "person" if name or sid else "missing"


def surprise(values):
    """S(v) of every event."""
    counts, n = Counter(values), len(values)
    return [-log2((counts[v] + 0.5) / (n + (len(counts) + 1) / 2)) for v in values]


def surprise_given(values, groups):
    """S(v | g) of every event, backing off to the whole log."""
    counts, inside, sizes, n = Counter(values), Counter(zip(groups, values)), Counter(groups), len(values)
    return [
        -log2((inside[g, v] + (counts[v] + 0.5) / (n + len(counts) / 2)) / (sizes[g] + 1))
        for v, g in zip(values, groups)
    ]


def token_bits(templates):
    """T8 of every event: the mean bits of at most eight rarest tokens of its template."""
    sets = {text: sorted(set(filter(None, TOKEN_CUT.split(lower(text))))) for text in set(templates)}
    held, n = Counter(), len(templates)
    for text in templates:
        held.update(sets[text])
    mean = {}
    for text, tokens in sets.items():
        rarest = sorted((-log2((held[t] + 0.5) / (n + 1)) for t in tokens), reverse=True)[:RAREST]
        mean[text] = sum(rarest) / len(rarest) if rarest else 0.0
    return [mean[text] for text in templates]


def winnow(events):
    """events: dicts with image, parent, account, sid, host, command. Returns (parts, patterns, labels):
    parts by name, one number an event; patterns in their order; the pattern of every event."""
    images = [comparable(e["image"]) for e in events]
    names = [last_part(image) for image in images]
    keys = [(image, e["account"], e["host"]) for image, e in zip(images, events)]
    plain = {command: template(command) for command in {e["command"] for e in events}}
    by_key = defaultdict(dict)
    for key, e in zip(keys, events):
        by_key[key][plain[e["command"]]] = True
    stands = {key: merged(list(found)) for key, found in by_key.items()}
    templates = [stands[key][plain[e["command"]]] for key, e in zip(keys, events)]
    parts = {
        "image": surprise(images),
        "parent": surprise_given([last_part(comparable(e["parent"])) for e in events], names),
        "account": surprise_given([account_class(e["account"], e["sid"]) for e in events], names),
        "command": surprise_given(templates, images),
        "tokens": token_bits(templates),
        "masquerade": [masquerade(image)[0] for image in map(lower, images)],
    }
    if sum(e["command"] == "" for e in events) * 2 > len(events):
        parts["command"] = parts["tokens"] = [0.0] * len(events)
    patterns, labels = in_order(list(zip(keys, templates)), parts)
    return parts, patterns, labels


def in_order(groups, parts):
    """Patterns as dicts key, template, rows, exemplar, bits: bits falling, then fewer events, then first row."""
    bits = [sum(parts[name][i] for name in PARTS) for i in range(len(groups))]
    rows = defaultdict(list)
    for i, group in enumerate(groups):
        rows[group].append(i)
    patterns = []
    for (key, text), members in rows.items():
        best = max(members, key=lambda i: (bits[i], -i))
        patterns.append({"key": key, "template": text, "rows": members, "exemplar": best, "bits": bits[best]})
    patterns.sort(key=lambda p: (-round(p["bits"], 9), len(p["rows"]), p["rows"][0]))
    labels = [0] * len(groups)
    for number, pattern in enumerate(patterns):
        for i in pattern["rows"]:
            labels[i] = number
    return patterns, labels
