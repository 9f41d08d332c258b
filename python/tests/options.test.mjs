import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as charts from "../../js/dist/charts.js";
import { compile, createSync } from "../../js/dist/index.js";
import { readFiles } from "../../js/src/cli/read.js";
import { cases, tablesOf, taken } from "./cases.js";
import { answer, here, python } from "./pyodide.mjs";

/** @typedef {any} Any */

/** A sample's columns. @param {string} name */
async function sample(name) {
  const { table } = await readFiles([here(`../../testdata/samples/${name}`)]);
  return Object.fromEntries(table.columns.map(({ name, values }) => [name, Array.from(/** @type {Any} */ (values))]));
}

/** An answer as JSON holds it. @param {Any} value */
const plain = (value) => JSON.parse(JSON.stringify(value ?? null, (_, part) => (ArrayBuffer.isView(part) ? Array.from(/** @type {Any} */ (part)) : part)));

const lw = createSync(await compile());
const logs = { processes: await sample("processes.csv"), logons: await sample("logons.csv"), bytes: await sample("bytes_per_hour.csv"), audit: readFileSync(here("../../testdata/samples/audit.log"), "utf8").split("\n").filter(Boolean) };
const made = plain(tablesOf(lw, logs));
const tables = { ...made, few: made.rows.slice(50, 90), values: made.series.TotalBytesSent, periods: [[1709600400000, 1709604000000], [1709686800000, 1709694000000]] };

const forest = lw.fitForest(tables.rows, { seed: 3, contamination: 0.1 });
const fitted = lw.dbclusterEvents(tables.log, { clusterColumns: ["commandlineLen", "n"], maxClusterDistance: 0.001 });
const js = /** @type {Any} */ ({ ...lw, ...charts, forest });
const known = /** @type {Any} */ ({ ...tables, forest, fitted, saved: forest.save(), periods: tables.periods.map(([start, end]) => ({ start, end })) });

const snake = (/** @type {string} */ name) => name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (/** @type {string} */ name) => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** A case's argument as the npm package takes it. @param {Any} part @returns {Any} */
function resolved(part) {
  if (typeof part === "string" && part.startsWith("@")) return known[part.slice(1)];
  if (Array.isArray(part)) return part.map(resolved);
  return part !== null && typeof part === "object" ? Object.fromEntries(Object.entries(part).map(([name, value]) => [camel(name), resolved(value)])) : part;
}

/** @param {Any} forest @param {Any} [found] */
const forestFacts = ({ threshold, trees, samples, features, featureColumns }, { scores = null, ranks = null, rows = null, reasons = [] } = {}) => ({
  threshold, trees, samples, features, feature_columns: featureColumns, scores_: scores, ranks_: ranks, rows_: rows, reasons_: reasons,
});
const FACTS = ["rowsIn", "imagesIn", "imagesHidden", "pairsIn", "pairsHidden", "mutedPatterns", "mutedRows"];
const table = (/** @type {Any} */ answer) => answer.table;
const fittedOf = (/** @type {Any} */ { labels, coreSampleIndices }) => ({ labels, core: coreSampleIndices });

/** Answers that Python gives in another form. @type {Record<string, (answer: Any, args: Any[], options: Any) => Any>} */
const VIEWS = {
  winnow: ({ patterns, labels, notes, ...facts }) => ({ patterns, labels, notes, ...Object.fromEntries(FACTS.map((name) => [snake(name), facts[name]])) }),
  dbcluster_events: (found, [data], { clusterColumns }) => {
    const shown = found.table ?? Array.from(found.rows, (row) => (clusterColumns ?? [0, 1, 2]).map((/** @type {number} */ at) => data[row][at]));
    const width = found.matrix.length / found.labels.length;
    return [shown, fittedOf(found), Array.from(found.labels, (_, row) => found.matrix.slice(row * width, (row + 1) * width))];
  },
  dbscan: fittedOf,
  identify_outliers: (found, [x], { xPredict = x }) => {
    const rows = Array.from(found.rows).sort((a, b) => a - b);
    const odd = Array.isArray(x) ? rows.map((row) => xPredict[row]) : taken(xPredict, rows);
    return [forestFacts(found.forest, found), odd, found.flagged.map((/** @type {boolean} */ flag) => (flag ? -1 : 1))];
  },
  fit_forest: (forest) => forestFacts(forest), load_forest: (forest) => forestFacts(forest),
  ...Object.fromEntries(["add_process_features", "add_logon_features", "remove_common_items", "ts_anomalies_stl", "timeseries_anomalies_stl", "set_new_anomaly_threshold", "read_auditd", "cluster_auditd_processes"].map((name) => [name, table])),
};

/** What the npm package answers. @param {Any} one a case @param {Any} options */
function asked([name, args, , call = (/** @type {Any} */ js, /** @type {Any[]} */ args, /** @type {Any} */ options) => js[camel(name)](...args, options)], options) {
  const [own, told] = [resolved(args), resolved(options)];
  const found = call(js, own, told, known);
  return plain(VIEWS[name] ? VIEWS[name](found, own, told) : found);
}

const py = await python(["pandas", "logwinnow"]);
py.FS.writeFile("/home/pyodide/options.py", readFileSync(here("options.py")));
py.globals.set("tables", JSON.stringify(tables));
py.globals.set("cases", JSON.stringify(cases.map(([name, args, options]) => [name, args, options])));
const { answers, without } = answer(py, "import options; options.main(tables, cases)");

for (const [at, one] of cases.entries()) {
  const [name, , options] = one;
  test(`${name}, with ${Object.keys(options).join(", ") || "no options"}`, () => {
    const want = asked(one, options);
    assert.deepEqual(answers[at], want);
    for (const option of Object.keys(options)) {
      const { [option]: _, ...others } = options;
      assert.notDeepEqual(tried(() => asked(one, others)), want, `${option} changes nothing here, so nothing is shown of it`);
    }
  });
}

/** @param {() => Any} call */
function tried(call) {
  try {
    return call();
  } catch (error) {
    return String(error);
  }
}

test("every function has a case, with every option", () => {
  assert.deepEqual(without, []);
});
