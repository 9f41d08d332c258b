"""Makes golden/process_features.json: add_process_features of msticpy on the shared log (numbers only), on the
first rows of our own sample, and on small frames of ours that show where msticpy refuses or surprises.

    build/golden/bin/python testdata/gen/process_features.py        (versions: requirements.txt)"""

import pandas as pd

from golden import SAMPLES, SHARED, numbers, save
from msticpy_parts import eventcluster as ec

NUMERIC = (
    "pathScore pathLogScore pathHash commandlineLen commandlineLogLen commandlineTokensFull commandlineScore "
    "commandlineTokensHash isSystemSession"
).split()
SAMPLE_ROWS = 500
WINDOWS, LINUX = "C:\\Windows\\System32\\cmd.exe", "/usr/bin/bash"
MISSING = None

# quirk, what it shows, columns, options
CASES = [
    ("PF-1", "a slash within the first ten rows: backslash paths are not cut",
     {"NewProcessName": [WINDOWS, LINUX], "CommandLine": ["cmd /c ver", "bash -i"]}, {}),
    ("PF-1", "a slash after the first ten rows: the Linux path is not cut",
     {"NewProcessName": [WINDOWS] * 10 + [LINUX], "CommandLine": ["cmd"] * 11}, {}),
    ("PF-1", "a Windows path written with slashes", {"NewProcessName": ["C:/Tools/x.exe"], "CommandLine": ["x"]}, {}),
    ("PF-1", "the separator given", {"NewProcessName": [LINUX, WINDOWS], "CommandLine": ["a", "b"]}, {"path_separator": "\\"}),
    ("PF-1", "a path that ends in the separator", {"NewProcessName": ["C:\\Windows\\", "cmd.exe", ""], "CommandLine": ["a", "b", "c"]}, {}),
    ("PF-2", "no NewProcessName", {"CommandLine": ["cmd /c ver"], "SubjectLogonId": ["0x3e7"]}, {}),
    ("PF-2", "no NewProcessName, separator given", {"CommandLine": ["cmd /c ver"], "SubjectLogonId": ["0x3e7"]}, {"path_separator": "\\"}),
    ("PF-2", "no CommandLine", {"NewProcessName": [WINDOWS]}, {}),
    ("PF-2", "neither text column", {"SubjectLogonId": ["0x3e7", "0x1"]}, {"path_separator": "\\"}),
    ("PF-3", "missing cells, both columns present",
     {"NewProcessName": [WINDOWS, MISSING], "CommandLine": [MISSING, "ver"], "SubjectLogonId": [MISSING, "0x3e7"]}, {}),
    ("PF-3", "a missing cell, NewProcessName alone", {"NewProcessName": [WINDOWS, MISSING]}, {}),
    ("PF-3", "a missing cell, CommandLine alone", {"CommandLine": ["ver", MISSING]}, {"path_separator": "\\"}),
    ("PF-4", "no rows", {"NewProcessName": [], "CommandLine": [], "SubjectLogonId": []}, {}),
    ("PF-5", "a stale feature column is kept", {"NewProcessName": [WINDOWS], "CommandLine": ["ver"], "pathScore": [1]}, {}),
    ("PF-5", "a stale commandlineLen is kept and its logarithm follows it",
     {"NewProcessName": [WINDOWS], "CommandLine": ["ver"], "commandlineLen": [1000]}, {}),
    ("PF-5", "force computes it anew", {"NewProcessName": [WINDOWS], "CommandLine": ["ver"], "pathScore": [1]}, {"force": True}),
    ("PF-6", "session ids as text", {"SubjectLogonId": ["0x3e7", "0x3E7", "-1", "999", "4294967295", "0x3e4", "0x3e5", " 0x3e7", ""],
                                     "CommandLine": ["x"] * 9}, {"path_separator": "\\"}),
    ("PF-6", "session ids as numbers", {"SubjectLogonId": [-1, 999, 4294967295, 0], "CommandLine": ["x"] * 4}, {"path_separator": "\\"}),
    ("PF-6", "session ids mixed", {"SubjectLogonId": ["0x3e7", -1, MISSING], "CommandLine": ["x"] * 3}, {"path_separator": "\\"}),
    ("", "awkward texts", {"NewProcessName": ["C:\\T\u00e4l\u2003\\\U0001f600.exe", "/"],
                           "CommandLine": ["a\u00a0b\u2003c\x0b", "e\u0301 \U0001f600"], "SubjectLogonId": ["0x3e7", "-1"]}, {}),
]


def computed(frame):
    """The numeric feature columns that the frame has."""
    return {name: numbers(frame[name]) for name in NUMERIC if name in frame}


def run(quirk, shows, columns, options):
    case = {"quirk": quirk, "shows": shows, "options": options, "columns": columns}
    try:
        out = ec.add_process_features(pd.DataFrame(columns), **options)
    except Exception as error:  # whatever it raises is the fact to record
        return {**case, "raises": type(error).__name__}
    names = {"processName": list(out["processName"])} if "processName" in out else {}
    return {**case, "result": {**names, **computed(out)}}


def main():
    shared = ec.add_process_features(pd.read_csv(SHARED / "processes_on_host.csv", index_col=0))
    sample = ec.add_process_features(pd.read_csv(SAMPLES / "processes.csv", nrows=SAMPLE_ROWS, keep_default_na=False))
    save("process_features", "process_features", ("msticpy", "numpy", "pandas"), "add_process_features(frame, **options)",
         "exact; the two Log columns within 1e-15 relative",
         processes_on_host={"rows": len(shared), "columns": computed(shared)},
         sample={"file": "samples/processes.csv", "rows": SAMPLE_ROWS,
                 "columns": {"processName": list(sample["processName"]), **computed(sample)}},
         cases=[run(*case) for case in CASES])


if __name__ == "__main__":
    main()
