"""What the scripts that make golden files share: where things are, versions, and one way to write JSON.

A golden file is one JSON object with made_by, versions, call and tolerance first. Of the logs in
../shared/data (which the repository does not carry) it may hold row numbers, labels and computed numbers,
never a text of the log."""

import json
import platform
from importlib.metadata import version
from pathlib import Path

TESTDATA = Path(__file__).resolve().parent.parent
SAMPLES = TESTDATA / "samples"
SHARED = TESTDATA.parent.parent / "shared" / "data"


def versions(*packages):
    return {"python": platform.python_version(), **{name: version(name) for name in packages}}


def is_flat(value):
    """True for what fits on one line: a number, a text, or a list or object of only such."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(not isinstance(v, (dict, list)) for v in inner)


def to_json(value, indent=0):
    """JSON in which every innermost list or object takes one line."""
    pad = " " * (indent + 1)
    if is_flat(value):
        return json.dumps(value, allow_nan=False, separators=(", ", ": ") if isinstance(value, dict) else (",", ": "))
    if isinstance(value, dict):
        items = [f"{pad}{json.dumps(k)}: {to_json(v, indent + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(items) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(pad + to_json(v, indent + 1) for v in value) + "\n" + " " * indent + "]"


def save(name, script, packages, call, tolerance, **body):
    """Writes testdata/golden/<name>.json."""
    document = {
        "made_by": f"testdata/gen/{script}.py",
        "versions": versions(*packages),
        "call": call,
        "tolerance": tolerance,
        **body,
    }
    folder = TESTDATA / "golden"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(to_json(document) + "\n", encoding="utf-8")


def numbers(series):
    """A pandas column or numpy array as plain Python numbers: booleans 0 and 1, missing None."""
    out = []
    for v in series:
        if v is None or v != v:
            out.append(None)
        else:
            v = v.item() if hasattr(v, "item") else v
            out.append(int(v) if isinstance(v, bool) else v)
    return out


def epoch_ms(series):
    """Times as whole milliseconds since 1970, UTC; missing None."""
    return [None if t is None or t != t else t.value // 1_000_000 for t in series]
