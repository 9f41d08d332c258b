"""Makes golden/frames.json: what msticpy returns for every call of msticpy_cases.py and msticpy_series_cases.py.

    build/golden/bin/python testdata/gen/frames.py        (versions: requirements.txt)"""

import contextlib
import io
import warnings
from types import SimpleNamespace

import pandas as pd

from golden import SAMPLES, SHARED, save
from msticpy_parts import auditdextract, cluster_auditd, eventcluster, outliers, timeseries
import msticpy_series_cases  # noqa: F401
from described import described
from msticpy_cases import CASES
from msticpy_logs import Logs, starts_of

LIB = SimpleNamespace(**{name: getattr(module, name) for module in (eventcluster, timeseries, cluster_auditd, outliers) for name in dir(module) if not name.startswith("__")})


def outcome(call, logs):
    try:
        return described(call(LIB, logs))
    except Exception as error:  # whatever it raises is the fact to record
        return {"raises": type(error).__name__}


def check_starts(logs):
    """Our reading of the program starts is msticpy's."""
    with contextlib.redirect_stdout(io.StringIO()):
        events = auditdextract.extract_events_to_df(logs.audit_messages())
    theirs = auditdextract.get_event_subset(events, "SYSCALL_EXECVE")
    ours = starts_of(logs.audit_messages())
    pd.testing.assert_frame_equal(ours[["TimeGenerated", "exe", "cmdline", "cwd", "pid", "ppid", "uid", "auid", "ses"]], theirs[
        ["TimeGenerated", "exe", "cmdline", "cwd", "pid", "ppid", "uid", "auid", "ses"]])


def main():
    warnings.simplefilter("ignore")
    logs = Logs(SAMPLES, SHARED)
    check_starts(logs)
    save("frames", "frames", ("msticpy", "numpy", "pandas", "scikit-learn", "statsmodels", "scipy"), "the calls of testdata/gen/msticpy_cases.py and msticpy_series_cases.py, as described.py tells them",
         "exact; numbers with fractions within 1e-7 relative", cases={name: outcome(call, logs) for name, (_, call) in CASES.items()})


if __name__ == "__main__":
    main()
