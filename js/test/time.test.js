import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { encode } from "../src/encode.js";
import { parseTime } from "../src/time.js";
import { columnOf } from "../src/columns.js";
import { home, problem } from "./helpers.js";

/** @param {unknown} values */
function times(values) {
  const cargo = { arrays: /** @type {any[]} */ ([]), transfer: [] };
  Array.from(encode(columnOf("when", values), "time", cargo));
  return Array.from(cargo.arrays[0]);
}

const at = Date.UTC(2019, 0, 15, 5, 15, 15);
/** @type {[string, number][]} */
const written = [
  ["2019-01-15", Date.UTC(2019, 0, 15)],
  ["2019-01-15 05:15", at - 15000],
  ["2019-01-15 05:15:15", at],
  ["2019-01-15T05:15:15Z", at],
  [" 2019-01-15t05:15:15z ", at],
  ["2019-01-15 05:15:15 UTC", at],
  ["2019-01-15T05:15:15.6Z", at + 600],
  ["2019-01-15T05:15:15,677", at + 677],
  ["2019-01-15T05:15:15.123456789Z", at + 123.456789],
  ["2019-01-15T06:15:15+01:00", at],
  ["2019-01-15T06:15:15+0100", at],
  ["2019-01-15T06:15:15+01", at],
  ["2019-01-14T23:45:15-05:30", at],
  ["2016-12-31T23:59:60Z", Date.UTC(2017, 0, 1)],
  ["0099-01-01", -59042995200000], // Date.UTC would make 1999 of it
  ["2020-02-29", Date.UTC(2020, 1, 29)],
  ["1/15/2019 5:15:15 AM", at],
  ["1/15/2019, 5:15:15.677 AM", at + 677],
  ["1/15/2019 5:15:15\u202fAM", at],
  ["01/15/2019 05:15:15", at],
  ["1/15/2019 12:15:15 AM", at - 5 * 3600000],
  ["1/15/2019 12:15:15 PM", at + 7 * 3600000],
  ["10/Oct/2000:13:55:36 -0700", Date.UTC(2000, 9, 10, 20, 55, 36)],
  ["[10/Oct/2000:13:55:36 +0000]", Date.UTC(2000, 9, 10, 13, 55, 36)],
  ["/Date(1547529315677)/", 1547529315677],
  ["\\/Date(1547529315677+0100)\\/", 1547529315677],
  ["1550505627.301:9077922", 1550505627301],
];

test("times are read as they are written", () => {
  for (const [text, ms] of written) assert.equal(parseTime(text), ms, text);
});

test("what is no time is not taken for one", () => {
  for (const text of ["", "yesterday", "2019-02-29", "2019-13-01", "2019-00-01", "2019-01-15 24:00", "2019-1-15", "13/25/2019 1:00", "1/15/2019 13:00 PM", "10/Foo/2000:13:55:36", "10/anf/2000:13:55:36", "2019-01-15T05:15:15.1234567890Z"]) {
    assert.equal(parseTime(text), undefined, text);
  }
});

test("bare numbers are seconds, milliseconds, microseconds or nanoseconds by the column's largest", () => {
  assert.deepEqual(times([0, 1550505627.5]), [0, 1550505627500]);
  assert.deepEqual(times([0, 1550505627301]), [0, 1550505627301]);
  assert.deepEqual(times(["1550505627301000", 0]), [1550505627301, 0]);
  assert.deepEqual(times(new BigInt64Array([1550505627301000000n])), [1550505627301]);
  assert.throws(() => times([132537600000000000]), problem("type", /column "when" must be a time in every row, got 132537600000000000 in row 0/));
});

test("a missing time is NaN, an unreadable one an error that names the first three rows", () => {
  assert.deepEqual(times(["", "-", "NaN", "NaT", "null", null, undefined, NaN, new Date(NaN), " "]), Array(10).fill(NaN));
  assert.throws(() => times(["2019-01-15", "a", "b", "c", "d"]), problem("type", /got "a" in row 1, "b" in row 2, "c" in row 3 \(4 rows in all\)/));
  assert.throws(() => times([true]), problem("type", /got true in row 0/));
});

test("Date objects and repeated texts", () => {
  assert.deepEqual(times([new Date(5), "2019-01-15", "2019-01-15", 1e9]), [5, 1547510400000, 1547510400000, 1e12]);
});

test("a time without a zone is UTC wherever the program runs", () => {
  const script = `import { parseTime } from "./src/time.js"; console.log(${JSON.stringify(written.map(([text]) => text))}.map(parseTime).join())`;
  const out = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: home, encoding: "utf8", env: { ...process.env, TZ: "America/New_York" } });
  assert.equal(out.trim(), written.map(([, ms]) => ms).join());
});

test("with notes, unreadable times are missing ones and counted", () => {
  const cargo = { arrays: /** @type {any[]} */ ([]), transfer: [] };
  /** @type {string[]} */
  const notes = [];
  Array.from(encode(columnOf("when", [1e9, "bad", true, "2019-01-15", "worse"]), "time", cargo, notes));
  assert.deepEqual(Array.from(cargo.arrays[0]), [1e12, NaN, NaN, Date.UTC(2019, 0, 15), NaN]);
  Array.from(encode(columnOf("odd", [132537600000000000]), "time", cargo, notes));
  Array.from(encode(columnOf("good", [1]), "time", cargo, notes));
  assert.ok(Number.isNaN(cargo.arrays[1][0]));
  assert.deepEqual(notes, [
    'the column "when" held unreadable times in 3 rows, first "bad" in row 1; they count as missing',
    'the column "odd" held unreadable times in 1 row, first 132537600000000000 in row 0; they count as missing',
  ]);
});
