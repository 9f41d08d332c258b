"""Makes golden/auditd.json: what msticpy's own auditd reader and cluster_auditd_processes give for the shared
Linux log (numbers only) and for our sample audit.log (texts too, they are ours).

    build/golden/bin/python testdata/gen/auditd.py        (versions: requirements.txt)

The shared log is a CSV whose AuditdMessage column holds Python literals: they are parsed first, because the
reader expects lists. Its reader of plain lines drops the serial number, so that events of the same
millisecond fall together (in the sample a USER_START with the program start that follows it: 380 events
instead of 417), and both readers keep at most the first three arguments."""

import contextlib
import io
from ast import literal_eval

import pandas as pd

from golden import SAMPLES, SHARED, epoch_ms, numbers, save
from msticpy_parts import auditdextract, cluster_auditd

NUMERIC = ["pid", "SubjectUserSid", "ClusterSize", "ppid"]
OF_EVENT = ["pid", "ppid", "uid", "auid", "ses", "argc"]


def exec_events(read, *arguments):
    with contextlib.redirect_stdout(io.StringIO()):  # it reports its running time
        events = read(*arguments)
    return events, auditdextract.get_event_subset(events, "SYSCALL_EXECVE")


def clusters(events, app=None):
    """The rows of cluster_auditd_processes as numbers; `row` = position among the exec events."""
    out = cluster_auditd.cluster_auditd_processes(events.reset_index(drop=True), app)
    return {"app": app, "row": numbers(out.index), "TimeGenerated": epoch_ms(out["TimeGenerated"]),
            **{name: numbers(out[name]) for name in NUMERIC}}


def summary(events, execs):
    """Counts and the numeric columns of the exec events; ids as the reader gives them: 4294967295 becomes -1."""
    return {
        "events": len(events), "exec_events": len(execs), "images": execs["exe"].nunique(), "command_lines": execs["cmdline"].nunique(),
        "TimeGenerated": epoch_ms(execs["TimeGenerated"]),
        **{name: numbers(execs[name]) for name in OF_EVENT},
        "command_line_lengths": numbers(execs["cmdline"].str.len()),
    }


def main():
    shared = pd.read_csv(SHARED / "linux_events.csv", index_col=0)
    shared["AuditdMessage"] = shared["AuditdMessage"].map(literal_eval)
    events, execs = exec_events(auditdextract.extract_events_to_df, shared)
    own_events, own = exec_events(auditdextract.read_from_file, str(SAMPLES / "audit.log"))
    save("auditd", "auditd", ("msticpy", "numpy", "pandas", "scikit-learn"),
         "auditdextract, then cluster_auditd_processes(exec events, app); SYSCALL_EXECVE events in file order", "exact",
         linux_events={**summary(events, execs), "input_row": numbers(execs.index),
                      "serial": [int(text.split(":")[1]) for text in execs["mssg_id"]], "clusters": [clusters(execs)]},
         sample={"file": "samples/audit.log", **summary(own_events, own),
                 "exe": list(own["exe"]), "cmdline_as_cut_by_msticpy": list(own["cmdline"]), "cwd": list(own["cwd"]),
                 "clusters": [clusters(own), clusters(own, "bash"), clusters(own, "usr/bin/py.*3")]})


if __name__ == "__main__":
    main()
