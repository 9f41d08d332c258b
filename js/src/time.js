/**
 * Times as epoch milliseconds, UTC. Accepted, with white space around:
 *
 * - ISO 8601 with `T` or a space: `2019-01-15`, `2019-01-15 05:15`, `2019-01-15T05:15:15.677Z`; 1 to 9 digits of a
 *   second after a dot or comma; zone `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `+01`;
 * - `1/15/2019 5:15:15 AM`, month first as US exports write it, with or without a comma, seconds and AM/PM;
 * - `10/Oct/2000:13:55:36 -0700`, as web servers write it, also in brackets;
 * - `/Date(1547529315677)/`, as .NET writes it;
 * - `1550505627.301:9077922`, an auditd event id: its seconds;
 * - a number, or a text that is one: epoch seconds, milliseconds, microseconds or nanoseconds (see `epochReader`).
 *
 * A time without a zone is UTC, wherever the program runs. Digits beyond the float's own precision are lost.
 */

/** A cell that holds no time or number, as logs and data frames write it. */
export const MISSING = /^\s*(?:|-|nan|nat|null|none|n\/a)\s*$/i;

const ISO = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ]\s?(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\s*$/i;
const US = /^\s*(\d\d?)\/(\d\d?)\/(\d{4}),?\s+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s*([AP])\.?M\.?)?\s*$/i;
const WEB = /^\s*\[?(\d\d?)\/([a-z]{3})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:\s+([+-]\d{4}))?\]?\s*$/i;
const DOTNET = /^\s*\\?\/Date\((-?\d+)(?:[+-]\d{4})?\)\\?\/\s*$/;
const AUDIT = /^\s*(\d+\.\d+):\d+\s*$/;
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

/**
 * @param {string} text
 * @returns {number | undefined} epoch milliseconds; undefined for what is not written as a time (bare numbers included:
 *   their unit depends on the whole column)
 */
export function parseTime(text) {
  let m;
  if ((m = ISO.exec(text))) return moment(+m[1], +m[2], +m[3], +(m[4] ?? 0), +(m[5] ?? 0), +(m[6] ?? 0), m[7], m[8]);
  if ((m = US.exec(text))) {
    const half = m[8]?.toUpperCase();
    if (half && (+m[4] < 1 || +m[4] > 12)) return undefined;
    return moment(+m[3], +m[1], +m[2], half ? (+m[4] % 12) + (half === "P" ? 12 : 0) : +m[4], +m[5], +(m[6] ?? 0), m[7]);
  }
  if ((m = WEB.exec(text))) {
    const month = MONTHS.indexOf(m[2].toLowerCase()) / 3 + 1;
    return moment(+m[3], month, +m[1], +m[4], +m[5], +m[6], undefined, m[7]);
  }
  if ((m = DOTNET.exec(text))) return +m[1];
  if ((m = AUDIT.exec(text))) return Math.round(+m[1] * 1e6) / 1e3; // auditd writes milliseconds
  return undefined;
}

/**
 * @param {number} year
 * @param {number} month 1 to 12
 * @param {number} day
 * @param {number} hour
 * @param {number} minute
 * @param {number} second 60 in a leap second, which counts as the next minute's first
 * @param {string} [fraction] digits after the dot
 * @param {string} [zone]
 */
function moment(year, month, day, hour, minute, second, fraction, zone) {
  if (!Number.isInteger(month) || hour > 23 || minute > 59 || second > 60) return undefined;
  const start = dayStart(year, month, day);
  const whole = start + hour * 3600000 + minute * 60000 + second * 1000 - offset(zone);
  if (Number.isNaN(whole)) return undefined;
  return fraction ? whole + Number(fraction.padEnd(9, "0")) / 1e6 : whole;
}

/** The day worked out last: the rows of a log share it. */
const lastDay = { year: NaN, month: NaN, day: NaN, start: NaN };

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {number} NaN for a day that no calendar has
 */
function dayStart(year, month, day) {
  if (lastDay.day !== day || lastDay.month !== month || lastDay.year !== year) {
    // Date.UTC would take the years 0 to 99 for 1900 and later.
    const date = new Date(new Date(0).setUTCFullYear(year, month - 1, day));
    const start = date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? +date : NaN;
    Object.assign(lastDay, { year, month, day, start });
  }
  return lastDay.start;
}

/**
 * @param {string} [zone]
 * @returns {number} milliseconds ahead of UTC
 */
function offset(zone) {
  if (!zone || !/^[+-]/.test(zone)) return 0;
  const digits = zone.replace(":", "");
  return (digits[0] === "-" ? -1 : 1) * (+digits.slice(1, 3) * 60 + +(digits.slice(3) || 0)) * 60000;
}

/**
 * How to turn bare numbers into milliseconds. Their unit is told by the largest of the whole column: below 1e11 seconds
 * (until the year 5138), below 1e14 milliseconds, below 1e17 microseconds, from 1e18 on nanoseconds. Between, nothing
 * sensible is meant.
 *
 * @param {number} largest without its sign
 * @returns {((epoch: number) => number) | undefined}
 */
export function epochReader(largest) {
  if (largest < 1e11) return (seconds) => Math.round(seconds * 1e6) / 1e3; // 1550505627.301 has no exact double
  if (largest < 1e14) return (ms) => ms;
  if (largest < 1e17) return (us) => us / 1e3;
  return largest >= 1e18 && largest < 1e20 ? (ns) => ns / 1e6 : undefined;
}
