import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { NESTS, TIMES, tableFrom, timeColumnOf } from "../src/charts/read.js";
import { home, problem } from "./helpers.js";

// Which column of a log is the one of times.

const source = readFileSync(join(home, "../events/roles.go"), "utf8");
const strings = (/** @type {RegExp} */ list) => Array.from(list.exec(source)?.[1].matchAll(/"([^"]*)"/g) ?? [], ([, name]) => name);
const columnIn = (/** @type {string[]} */ ...names) => timeColumnOf(tableFrom(Object.fromEntries(names.map((name) => [name, ["2024-03-05"]])))).name;

test("charts know columns of times by the same names as winnow, and the first events of clusters besides", () => {
  const known = strings(/^\troleTime:\s*\{([^}]*)\}/m);
  assert.ok(known.length > 10);
  assert.deepEqual(TIMES, [...known, "firsteventtime"]);
  assert.deepEqual(NESTS, strings(/^var nests = [^{]*\{([^}]*)\}/m));
});

test("the most telling name is taken, in any case and in the nests of Windows events as JSON", () => {
  assert.equal(columnIn("date_time", "EventTime", "Computer"), "EventTime");
  for (const name of ["date_time", "TimeCreated.SystemTime", "Event.System.TimeCreated.#attributes.SystemTime", "_source.winlog.event_data.UtcTime"]) assert.equal(columnIn("Computer", name), name);
  assert.throws(() => columnIn("Computer", "elsewhere.UtcTime"), problem("option", /./));
});

test("a table whose times nobody finds is refused with the columns there are", () => {
  const sentence = 'timeColumn must be the name of a column ("Computer", "when"), since none is called as times usually are (TimeGenerated, timestamp, date ...), got none';
  assert.throws(() => columnIn("Computer", "when"), { code: "option", message: sentence });
});
