"""Makes testdata/samples: five sample logs of an invented firm, with planted oddities, and planted.json,
the list of what was planted where.

    python3 testdata/gen/samples.py                      # makes testdata/samples again, byte for byte
    python3 testdata/gen/samples.py --rows 1000000 --out build/million    # a long process log for benchmarks

Needs Python 3.8 or later and nothing else. Everything is seeded; only the process log grows with --rows."""

import argparse
import json
import sys
from pathlib import Path

from samplelogs.audit import write_audit
from samplelogs.logons import write_logons
from samplelogs.processes import write_processes
from samplelogs.proxy import write_proxy
from samplelogs.traffic import write_traffic

HERE = Path(__file__).resolve().parent
OTHERS = {
    "logons.csv": write_logons,
    "audit.log": write_audit,
    "proxy.csv": write_proxy,
    "bytes_per_hour.csv": write_traffic,
}


def text_file(folder, name):
    return open(folder / name, "w", encoding="utf-8", newline="\n")


def lines_of_json(value, depth=0):
    """JSON with one planted event a line, so that a change shows as one line."""
    if isinstance(value, dict) and depth < 2:
        inner = ",\n".join(f"{' ' * (depth + 1)}{json.dumps(k)}: {lines_of_json(v, depth + 1)}" for k, v in value.items())
        return "{\n" + inner + "\n" + " " * depth + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join("  " + json.dumps(v) for v in value) + "\n" + " " * depth + "]"
    return json.dumps(value, separators=(",", ":"))


def main():
    options = argparse.ArgumentParser(description="Makes the sample logs.")
    options.add_argument("--rows", type=int, default=5000, help="rows of processes.csv, 2000 or more (default 5000)")
    options.add_argument("--out", type=Path, help="folder to write to (default testdata/samples; needed with --rows)")
    chosen = options.parse_args()
    if chosen.rows < 2000:
        options.error("--rows must be 2000 or more")
    if chosen.rows != 5000 and chosen.out is None:
        options.error("--rows needs --out, so that the committed samples stay as they are")
    folder = chosen.out or HERE.parent / "samples"
    folder.mkdir(parents=True, exist_ok=True)

    planted = {}
    with text_file(folder, "processes.csv") as file:
        planted["processes.csv"] = write_processes(file, chosen.rows)
    for name, write in OTHERS.items():
        with text_file(folder, name) as file:
            planted[name] = write(file)
    with text_file(folder, "planted.json") as file:
        file.write(lines_of_json(planted) + "\n")



if __name__ == "__main__":
    sys.exit(main())
