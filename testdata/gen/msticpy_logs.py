"""Frames that msticpy's functions and the wheel's are both called with: the shared logs, our samples, and the same rows
under other indexes, zones and dtypes. Runs in CPython and in Pyodide."""

from ast import literal_eval

import pandas as pd

#: msticpy's columns of a program start: those of its SYSCALL record, and more of CWD.
NUMBERS = ["ppid", "pid", "auid", "uid", "gid", "euid", "egid", "ses"]


class Logs:
    """Reads each file once and gives copies."""

    def __init__(self, samples, shared):
        self._samples, self._shared, self._read = samples, shared, {}

    @property
    def has_shared(self):
        return self._shared.exists()

    def _copy(self, name, read):
        if name not in self._read:
            self._read[name] = read()
        return self._read[name].copy()

    def processes(self):
        return self._copy("processes", lambda: pd.read_csv(self._shared / "processes_on_host.csv", index_col=0, parse_dates=["TimeGenerated", "TimeCreatedUtc"]))

    def process_tree(self):
        return self._copy("process_tree", lambda: pd.read_csv(self._shared / "process_tree.csv", index_col=0, parse_dates=["TimeGenerated"]))

    def logons(self):
        return self._copy("logons", lambda: pd.read_csv(self._shared / "host_logons.csv", index_col=0, parse_dates=["TimeGenerated"]))

    def exchange(self):
        return self._copy("exchange", lambda: pd.read_csv(self._shared / "demo_exchange_data.csv", parse_dates=["TimeGenerated"]))

    def flows(self):
        return self._copy("flows", lambda: pd.read_csv(self._shared / "az_net_flows.csv", index_col=0, parse_dates=["TimeGenerated", "FlowStartTime"]))

    def bytes_sent(self, name, parse=True):
        """time_series or TimeSeriesDemo: times and bytes an hour."""
        columns = ["TimeGenerated", "TotalBytesSent"]
        return self._copy((name, parse), lambda: pd.read_csv(
            self._shared / f"{name}.csv", encoding="utf-8-sig", usecols=columns, parse_dates=["TimeGenerated"] if parse else None))

    def own_processes(self):
        return self._copy("own_processes", lambda: pd.read_csv(self._samples / "processes.csv", nrows=600, parse_dates=["TimeGenerated"], keep_default_na=False))

    def own_logons(self):
        return self._copy("own_logons", lambda: pd.read_csv(self._samples / "logons.csv", nrows=600, parse_dates=["TimeGenerated"], keep_default_na=False))

    def own_bytes(self):
        return self._copy("own_bytes", lambda: pd.read_csv(self._samples / "bytes_per_hour.csv", parse_dates=["TimeGenerated"]))

    def audit_messages(self):
        """The raw events, lists of records; not parsed further."""
        def read():
            frame = pd.read_csv(self._shared / "linux_events.csv", index_col=0)
            frame["AuditdMessage"] = frame["AuditdMessage"].map(literal_eval)
            return frame
        return self._copy("audit", read)

    def program_starts(self):
        """What msticpy's extract_events_to_df and get_event_subset make of them; frames.py checks that it is the same."""
        return self._copy("starts", lambda: starts_of(self.audit_messages()))


def starts_of(messages):
    rows, labels = [], []
    for label, records, mssg_id in zip(messages.index, messages["AuditdMessage"], messages["mssg_id"]):
        parts = {kind: dict(item.split("=", 1) for item in items if "=" in item) for record in records for kind, items in record.items()}
        if "SYSCALL" in parts and "EXECVE" in parts:
            rows.append(_start(parts, mssg_id))
            labels.append(label)
    frame = pd.DataFrame(rows, index=labels)
    frame["ppid"] = frame["ppid"].astype("float64")  # other events have none, and a float it stays
    frame["TimeGenerated"] = pd.to_datetime(frame["TimeGenerated"], unit="ms", utc=True).astype("datetime64[ns, UTC]")
    return frame


def _start(parts, mssg_id):
    syscall, execve = parts["SYSCALL"], parts["EXECVE"]
    numbers = {name: int(syscall[name]) for name in NUMBERS}
    arguments = [_text(execve.get(f"a{at}", "")) if at < 3 else "" for at in range(int(execve["argc"]))]
    return {
        "TimeGenerated": round(float(mssg_id.split(":")[0]) * 1000),
        **{name: -1 if number == 4294967295 else number for name, number in numbers.items()},
        "exe": syscall["exe"].strip('"'), "cwd": parts["CWD"]["cwd"].strip('"'), "cmdline": " ".join(arguments),
    }


def _text(argument):
    """An argument in quotes is a text, one without is hexadecimal."""
    return argument.strip('"') if argument.startswith('"') or not argument else bytes.fromhex(argument).decode()


def under(frame, kind):
    """The same rows under another index."""
    rows = len(frame)
    labels = {
        "text": [f"row {at}" for at in range(rows)],
        "twice": [at // 2 for at in range(rows)],
        "falling": list(range(rows, 0, -1)),
        "times": pd.date_range("2020-01-01", periods=rows, freq="min", name="at"),
        "several": pd.MultiIndex.from_arrays([[at % 3 for at in range(rows)], list(range(rows))], names=["part", "row"]),
    }[kind]
    return frame.set_axis(labels, axis=0)


INDEXES = ["text", "twice", "falling", "times", "several"]
