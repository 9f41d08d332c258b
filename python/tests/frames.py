"""Run inside Pyodide: each call of testdata/gen/msticpy_cases.py with the wheel, under compat="msticpy", beside what
msticpy 3.0.2 returned (testdata/golden/frames.json)."""

import inspect
import json
import sys
from functools import partial
from math import isclose
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, "/testdata/gen")

import logwinnow as lw  # noqa: E402
import msticpy_series_cases  # noqa: E402,F401
from described import described  # noqa: E402
from msticpy_cases import CASES  # noqa: E402
from msticpy_logs import Logs  # noqa: E402


def under_compat(function):
    takes = callable(function) and not isinstance(function, type) and "compat" in inspect.signature(function).parameters
    return partial(function, compat="msticpy") if takes else function


LIB = SimpleNamespace(**{name: under_compat(getattr(lw, name)) for name in lw.__all__})


class Watched(Logs):
    """Remembers the frames that it gave, to see whether somebody changed them."""

    given: list = []

    def _copy(self, name, read):
        frame = super()._copy(name, read)
        self.given.append((frame, described(frame)))
        return frame


def differences(got, want, where=""):
    """Where two descriptions differ."""
    if isinstance(want, dict) and isinstance(got, dict) and want.keys() == got.keys():
        return [line for key in want for line in differences(got[key], want[key], f"{where}.{key}")]
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        return [line for at, item in enumerate(want) for line in differences(got[at], item, f"{where}[{item[0] if isinstance(item, list) and item else at}]")]
    if isinstance(want, float) and isinstance(got, (int, float)):
        return [] if isclose(got, want, rel_tol=1e-7, abs_tol=1e-7) else [f"{where}: {got} for {want}"]
    return [] if got == want and type(got) is type(want) else [f"{where}: {str(got)[:300]} for {str(want)[:300]}"]


def compared(name, call, want, logs):
    try:
        got = described(call(LIB, logs))
    except lw.LogwinnowError as error:
        return [] if "raises" in want and error.code != "internal" else [f"{name}: {error.code}: {error}"]
    except Exception as error:
        return [f"{name}: {type(error).__name__}: {error}"]
    if isinstance(want, dict) and "raises" in want:
        return []  # a better answer than none
    return differences(json.loads(json.dumps(got)), want, name)


def main():
    logs = Watched(Path("/testdata/samples"), Path("/shared"))
    golden = json.loads(Path("/testdata/golden/frames.json").read_text())["cases"]
    assert golden.keys() == CASES.keys(), golden.keys() ^ CASES.keys()
    ran = [name for name, (shared, _) in CASES.items() if logs.has_shared or not shared]
    wrong = []
    for name in ran:
        logs.given.clear()
        wrong += compared(name, CASES[name][1], golden[name], logs)
        wrong += [f"{name}: its input was changed" for frame, before in logs.given if described(frame) != before]
    return json.dumps({"ran": len(ran), "wrong": wrong})
