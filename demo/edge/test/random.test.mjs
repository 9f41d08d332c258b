import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerOf, both, post, tableOf } from "./helpers.mjs";

// The workers read logs by themselves, with the meaning that the package's command has. Random logs of awkward cells,
// in every format, get the same answer or are refused by all, in the same words where the module is what refuses.

const LOGS = 250;
const TIMES = ["2019-01-15", "2019-01-15 05:15", "2019-01-15T05:15:15.677Z", "2019-01-15 05:15:15,123456789 +01:00", "1/15/2019 5:15:15 AM", "13/15/2019 5:15 PM", "12/31/2019, 12:00 PM", "10/Oct/2000:13:55:36 -0700", "[10/Oct/2000:13:55:36 -0700]", "/Date(1547529315677)/", "1550505627.301:9077922", "1550505627", "1550505627.301", "1550505627301", "0019-02-28 23:59:60", "2019-02-29", "2019-01-15 05:15:15 -0130 ", "2019-01-15T", "-", "NaT", "n/a", "", " ", "foo", "1/2/2019 0:15 AM", "-5", "1550505627301123456", "5e17", "20190115"];
const NUMBERS = ["1", "4.0", "0012", "0x3e7", "-1.5", "1e5", "1E-7", "", "-0", "0.1", "12345678901234567890", "123456789012345678901234", "1e400", ".5", "5.", "+1", "true", "FALSE", "Infinity", "1_0", "0b11", "1e21", "1e-7"];
const TEXTS = ["a", "b c", "x,y", 'q"q', "é", "\u{1f600}", "line\nbreak", "cr\r\nlf", "C:\\Windows\\x.exe", "", " ", "\tt", "\b\f\u0001", "null", "'"];
const ANY = [...TIMES, ...NUMBERS, ...TEXTS];

let state = 20240304;
const random = () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
/** @type {<T>(list: T[]) => T} */
const pick = (list) => list[Math.floor(random() * list.length)];
/** @param {number} most @returns {number} */
const upTo = (most) => Math.floor(random() * (most + 1));

/** @param {number} [depth] @returns {any} a value as JSON may have it */
function value(depth = 0) {
  const kinds = [
    () => pick(ANY), () => pick([1, -1.5, 1e21, 1e-7, 0, 123.456, 1e-10]), () => null, () => random() < 0.5,
    () => Array.from({ length: upTo(2) }, () => value(depth + 1)),
    () => Object.fromEntries(Array.from({ length: upTo(2) }, () => [pick(["p", "q", "r"]), value(depth + 1)])),
    () => [{ "@Name": pick(["s", "t"]), "#text": pick(ANY) }],
  ];
  return kinds[upTo(depth > 2 ? 3 : 6)]();
}

/** @returns {{ names: string[], cells: any[][] }} */
function log() {
  const columns = Array.from({ length: 1 + upTo(3) }, () => pick([() => pick(TIMES), () => pick(NUMBERS), () => pick(TEXTS), () => pick(ANY), () => value()]));
  const names = ["NewProcessName", "CommandLine", "TimeGenerated", ...columns.map((_, i) => pick(["c", "Data"]) + (i || ""))];
  const cells = Array.from({ length: 1 + upTo(5) }, () => [pick(["a.exe", "C:\\b.exe", ""]), pick(TEXTS), pick(TIMES), ...columns.map((cell) => cell())]);
  return { names, cells };
}

/** @type {Record<string, (log: { names: string[], cells: any[][] }) => string>} */
const writers = {
  "text/csv"({ names, cells }) {
    const separator = pick([",", "\t", ";", "|"]), end = pick(["\n", "\r\n"]);
    const cell = (/** @type {any} */ one) => {
      const text = typeof one === "string" ? one : JSON.stringify(one);
      return text.includes(separator) || /["\r\n]/.test(text) || random() < 0.1 ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return [names, ...cells].map((row) => row.map(cell).join(separator)).join(end) + pick(["", end]);
  },
  "application/x-ndjson": (log) => rowsOf(log).concat(rowsOf(log)).map((row) => JSON.stringify(row)).join("\n"),
  "application/json"(log) {
    const columns = Object.fromEntries(log.names.map((name, i) => [name, log.cells.map((row) => row[i])]));
    return JSON.stringify(pick([() => rowsOf(log), () => ({ [pick(["rows", "value", "hits"])]: rowsOf(log) }), () => columns])(), null, pick([0, 1]));
  },
};

/** @param {{ names: string[], cells: any[][] }} log @returns {object[]} rows that lack a key now and then */
const rowsOf = ({ names, cells }) => cells.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], cell]).filter(() => random() < 0.95)));

/** @type {Record<string, (names: string[]) => object>} */
const wishes = {
  features: () => ({}),
  winnow: (names) => pick([{}, { timeColumn: pick(names) }]),
  cluster: (names) => ({ clusterColumns: [pick(names)] }),
  outliers: (names) => ({ trees: 3, missing: "median", featureColumns: [pick(names)] }),
  anomalies: (names) => ({ timeColumn: "TimeGenerated", dataColumn: pick(names), period: 2, repeat: "sum" }),
};

/** @type {Awaited<ReturnType<typeof both>>} */
let workers;
before(async () => (workers = await both({ ALLOW_ANONYMOUS: "1" })));
after(() => Promise.all(workers.map(({ stop }) => stop())));

test(`${LOGS} random logs`, async () => {
  let answered = 0;
  for (let i = 0; i < LOGS; i++) {
    const made = log();
    const type = pick(Object.keys(writers));
    const body = writers[type](made);
    const route = pick(Object.keys(wishes));
    const options = wishes[route](made.names);
    const want = await tableOf(body).then((table) => answerOf(route, table, options)).catch((error) => `refused: ${error.message}`);
    const where = `${route} ${JSON.stringify(options)} of ${type} ${JSON.stringify(body)}`;
    for (const { kind, url } of workers) {
      const { status, text } = await post(url, route, body, { type, options });
      const got = status === 200 ? text : `refused: ${JSON.parse(text).error.message}`;
      if (status === 422 || status === 200) assert.equal(got, want, `${kind}: ${where}`);
      else assert.ok(status === 400 && want.startsWith("refused"), `${kind}: ${where}: ${got}, ${want}`);
      answered += Number(status === 200);
    }
    const [go, js] = await Promise.all(workers.map(({ url }) => post(url, route, body, { type, options, headers: { Accept: "application/x-ndjson" } })));
    assert.deepEqual([js.status, js.text], [go.status, go.text], where);
  }
  assert.ok(answered > (2 * LOGS) / 3, `only ${answered} were answered`);
});
