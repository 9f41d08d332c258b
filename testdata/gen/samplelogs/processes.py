"""processes.csv: Windows process starts (event 4688) of a working week, in the order of time.

Minutes get their share of the rows by how busy they are; in each minute hosts start what the background
table weighs, and the fixed events (planted, harmless, the agent's scripts) happen where they are due."""

import csv
from bisect import bisect_right
from itertools import accumulate

from .background import S32, entries
from .dice import LETTERS_AND_DIGITS, Dice
from .once import HARMLESS
from .oddities import PLANTED, SCRIPT_HOST
from .slots import compile_command, fill
from .world import HOSTS, MINUTES, account, in_office, moment, weight_of_minute

COLUMNS = (
    "TimeGenerated Computer SubjectUserName SubjectDomainName SubjectUserSid SubjectLogonId "
    "NewProcessId NewProcessName ProcessId ParentProcessName CommandLine EventID"
).split()
AGENT_STARTS = 1000
AGENT = "C:\\ProgramData\\Acme\\Agent\\"
CONHOST = S32 + "\\conhost.exe"


def agent_scripts():
    """A thousand starts of scripts with random names, all on one host and as one account: one pattern."""
    dice, names = Dice("agent"), {}  # a dict keeps the order in which they were drawn
    while len(names) < AGENT_STARTS:
        names[dice.word(dice.between(8, 12), LETTERS_AND_DIGITS)] = True
    for i, name in enumerate(names):
        command = f"powershell.exe -NoProfile -File {AGENT}jobs\\{name}.ps1"
        minute = 3 + i * (MINUTES - 6) // AGENT_STARTS
        yield minute, "HB-FS01", "system", SCRIPT_HOST, AGENT + "acmerun.exe", command, "agent", ""


def fixed_events():
    """Minute -> list of (group, event), group one of planted, harmless, agent."""
    due = {}
    for group, events in (("planted", PLANTED), ("harmless", HARMLESS), ("agent", agent_scripts())):
        for event in events:
            due.setdefault(event[0], []).append((group, event))
    return due


class Background:
    """Draws what starts next, by day and by night, over all hosts."""

    def __init__(self):
        self.choices = []
        day, night = [], []
        for host in HOSTS:
            groups = HOSTS[host][0].split()
            for group, who, by_day, by_night, console, image, parent, command in entries():
                if group in groups:
                    parts = [compile_command(text) for text in (image, parent, command)]
                    self.choices.append((host, who, console, parts))
                    day.append(by_day)
                    night.append(by_night)
        self.day, self.night = list(accumulate(day)), list(accumulate(night))

    def draw(self, dice, minute):
        """(host, who, console, image, parent, command) of one start."""
        sums = self.day if in_office(minute) else self.night
        host, who, console, parts = self.choices[bisect_right(sums, dice.below(sums[-1]))]
        user = account(who, host, 0)[0]
        return (host, who, console, *(fill(part, dice, host, user, minute) for part in parts))


class Writer:
    """Writes rows with times, sessions and process ids that agree with one another."""

    def __init__(self, file):
        self.csv = csv.writer(file, lineterminator="\n")
        self.csv.writerow(COLUMNS)
        self.dice = Dice("process ids")
        self.rows, self.pids, self.accounts = 0, {}, {}

    def write(self, stamp, day, host, who, image, parent, command):
        """One row; returns its number, counted from 0."""
        key = host, who, day
        if key not in self.accounts:
            self.accounts[key] = account(who, host, day)
        pid = "0x%x" % (4 * self.dice.between(200, 4000))
        parent_pid = self.pids.get((host, parent)) or "0x%x" % (4 * self.dice.between(100, 400))
        self.pids[host, parent], self.pids[host, image] = parent_pid, pid
        self.csv.writerow([stamp, host, *self.accounts[key], pid, image, parent_pid, parent, command, 4688])
        self.rows += 1
        return self.rows - 1


def starts_of(minute, wanted, fixed, background, dice):
    """About `wanted` starts of one minute: (group, name, why, host, who, image, parent, command) each."""
    starts = [(group, *event[6:8], *event[1:6]) for group, event in fixed]
    while len(starts) < wanted:
        host, who, console, image, parent, command = background.draw(dice, minute)
        starts.append(("", "", "", host, who, image, parent, command))
        if console and len(starts) < wanted:
            flags = f"\\??\\{CONHOST} 0xffffffff -ForceV1"
            starts.append(("", "", "", host, who, CONHOST, image, flags))
    return starts


def write_processes(file, rows):
    """Writes exactly `rows` rows (at least 2,000) and returns what was planted where."""
    background, dice, writer, due = Background(), Dice("processes"), Writer(file), fixed_events()
    notes = {"planted": [], "harmless": [], "agent": []}
    reach = list(accumulate(weight_of_minute(m) for m in range(MINUTES)))
    left = rows - sum(map(len, due.values()))
    drawn = 0
    for minute in range(MINUTES):
        share = int(left * reach[minute] / reach[-1]) - drawn
        drawn += share
        fixed = due.get(minute, ())
        starts = starts_of(minute, share + len(fixed), fixed, background, dice)
        if fixed and len(starts) > len(fixed):  # not always first in their minute
            turn = dice.below(len(starts))
            starts = starts[turn:] + starts[:turn]
        begin, step = moment(minute), 60000 / max(len(starts), 1)
        day, prefix = minute // 1440, begin.strftime("%Y-%m-%dT%H:%M:")
        for i, (group, name, why, *start) in enumerate(starts):
            ms = int((i + dice.share()) * step)
            row = writer.write("%s%02d.%03dZ" % (prefix, ms // 1000, ms % 1000), day, *start)
            if group == "agent":
                notes[group].append(row)
            elif group:
                notes[group].append({"row": row, "name": name, "why": why})
    return {"rows": writer.rows, **notes}
