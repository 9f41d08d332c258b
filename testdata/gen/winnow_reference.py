"""Makes golden/winnow_processes.json and golden/winnow_sample.json: what `winnow` must find, computed a second
time, independently and slowly. Python 3.11 or later, standard library only (msticpy has nothing like it).

    python3 testdata/gen/winnow_reference.py

winnowref/templates.py makes the templates, merge.py merges them, masquerade.py judges names, surprise.py adds
up the bits and orders the patterns. Of the shared log only numbers are written; of our sample also texts."""

import csv

from golden import SAMPLES, SHARED, save
from winnowref.surprise import PARTS, winnow

DIGITS = 10
ROLES = {"image": "NewProcessName", "parent": "ParentProcessName", "account": "SubjectUserName", "sid": "SubjectUserSid",
         "host": "Computer", "command": "CommandLine"}
KEY = "image (without case for Windows paths), account name, host, template after merging"
SAMPLE_PARTS = 500  # rows of the sample whose parts are written


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [{role: row[column] for role, column in ROLES.items()} for row in csv.DictReader(file)]


def rounded(values):
    return [round(v, DIGITS) for v in values]


def pattern_numbers(patterns):
    """What is known of each pattern in numbers, in their order."""
    return {
        "bits": rounded(p["bits"] for p in patterns),
        "count": [len(p["rows"]) for p in patterns],
        "first": [p["rows"][0] for p in patterns],
        "exemplar": [p["exemplar"] for p in patterns],
    }


def write(name, path, with_texts):
    events = read(path)
    parts, patterns, labels = winnow(events)
    shown = len(events) if not with_texts else SAMPLE_PARTS
    body = {
        "rows": len(events), "key": KEY, "patterns": pattern_numbers(patterns), "labels": labels,
        "parts": {part: rounded(parts[part][:shown]) for part in PARTS},
        "bits": rounded(sum(parts[part][i] for part in PARTS) for i in range(shown)),
    }
    if with_texts:
        body["templates"] = [p["template"] for p in patterns]
        body["pattern_parts"] = {part: rounded(parts[part][p["exemplar"]] for p in patterns) for part in PARTS}
    save(name, "winnow_reference", (), "winnow(table, {keys: image, account, host})",
         f"1e-9 absolute (numbers are rounded to {DIGITS} digits); labels and order exact", **body)


def main():
    write("winnow_processes", SHARED / "processes_on_host.csv", with_texts=False)
    write("winnow_sample", SAMPLES / "processes.csv", with_texts=True)


if __name__ == "__main__":
    main()
