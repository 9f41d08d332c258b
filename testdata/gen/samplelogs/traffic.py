"""bytes_per_hour.csv: bytes that left the firm in each hour of six weeks, with a season of a day and of a
week, a slow rise, some noise, and planted spikes and dips, by day and by night. No sine: tables only, so
that every machine computes the same digits."""

from datetime import timedelta

from .dice import Dice
from .world import MONDAY

HOURS = 6 * 7 * 24
DAY = (12, 10, 9, 9, 10, 14, 24, 45, 78, 95, 100, 98, 84, 92, 99, 97, 90, 74, 52, 38, 30, 24, 18, 14)  # percent
WEEK = (100, 104, 106, 103, 92, 38, 30)  # percent, Monday first
PEAK = 820e6

# hour of the series, factor, name, why
PLANTED = [
    (2 * 24 + 3, 7.0, "spike-at-night", "seven times the usual at three in the morning, still below a normal noon"),
    (8 * 24 + 11, 0.02, "dip-at-peak", "nearly nothing at eleven on a working day"),
    (15 * 24 + 14, 1.7, "spike-at-day", "seventy percent more than usual in the afternoon"),
    (19 * 24 + 10, 5.0, "spike-on-saturday", "five times the usual on a Saturday"),
    (23 * 24 + 9, 0.3, "dip-first-hour", "first of three weak hours of a working morning"),
    (23 * 24 + 10, 0.3, "dip-second-hour", "second of three weak hours of a working morning"),
    (23 * 24 + 11, 0.3, "dip-third-hour", "third of three weak hours of a working morning"),
    (30 * 24 + 2, 0.0, "nothing-at-night", "no bytes at all in one hour of the night"),
    (37 * 24 + 1, 9.0, "second-spike-at-night", "nine times the usual at one in the morning"),
]


def write_traffic(file):
    """Writes the log and returns what was planted where."""
    dice, factor = Dice("traffic"), {event[0]: event[1] for event in PLANTED}
    file.write("TimeGenerated,TotalBytesSent\n")
    for hour in range(HOURS):
        usual = PEAK * DAY[hour % 24] * WEEK[hour // 24 % 7] / 10000 * (1 + 0.12 * hour / HOURS)
        sent = usual * (1 + 0.04 * dice.bell()) * factor.get(hour, 1.0)
        time = (MONDAY + timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%M:%SZ")
        file.write(f"{time},{max(0, int(sent))}\n")
    return {"rows": HOURS, "planted": [{"row": row, "name": name, "why": why} for row, _, name, why in PLANTED]}
