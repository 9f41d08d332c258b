import assert from "node:assert/strict";
import { rowsOf } from "../../js/dist/index.js";
import { steps } from "../lib/story.js";

/**
 * The tables of the story, whichever host shows them.
 *
 * @typedef {{ heads: string[][], rows: string[][] }} Sheet what a table shows, cell by cell
 * @typedef {Record<string, unknown[]> | string[]} Expected columns by name; or words, where a host has its own form
 */

/** What is compared of the logons' table, and of the facts of three logons. */
const LOGONS_SHOWN = [
  "Account", "EventID", "TimeGenerated", "Computer", "SubjectUserName", "LogonHour", "Clustered", "ClusterId", "ClusterSize",
  "FirstEventTime", "LastEventTime",
];
const FACTS_SHOWN = [
  "account", "domain", "logonTypeName", "sid", "session", "subjectAccount", "process", "authentication", "address", "host",
];

/** Reads the tables below `of`, an expression of the page. @param {string} of @returns {string} another expression, of a Sheet[] */
export const sheetsIn = (of) => `[...${of}.querySelectorAll("table")].map((table) => {
  const read = (rows) => [...(rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  return { heads: read(table.tHead?.rows), rows: read([...table.tBodies].flatMap((body) => [...body.rows])) };
})`;

/**
 * What the npm package in Node finds, as the story's five tables must show it.
 *
 * @param {any} lw
 * @param {any} clustered @param {any} clusLogons what dbclusterEvents gave for processes and for logons
 * @param {any} logons as they were read
 * @returns {Expected[]}
 */
export function storySheets(lw, clustered, clusLogons, logons) {
  const { rowsShown } = steps(lw, rowsOf);
  const clusterRows = rowsShown(clustered);
  const bySize = [...clusterRows].sort((a, b) => a.ClusterSize - b.ClusterSize);
  const logonRows = rowsShown(clusLogons);
  const byTime = [...logonRows].sort((a, b) => (a.TimeGenerated < b.TimeGenerated ? -1 : 1));
  const facts = lw.logonFacts(logonRows.slice(0, 3)).logons;
  return [
    columns(bySize, "TimeGenerated", "LastEventTime", "ClusterSize", "commandlineTokensFull", "pathScore", "isSystemSession"),
    columns(clusterRows.filter(({ processName }) => processName === "reg.exe"), "ClusterSize", "processName", "ClusterId"),
    columns(byTime, ...LOGONS_SHOWN),
    facts.flatMap((fact) => [said(fact.time), ...FACTS_SHOWN.map((name) => fact[name])]),
    counts(logons),
  ];
}

/** @param {any[]} rows @param {...string} names */
function columns(rows, ...names) {
  const shown = (/** @type {string} */ name, /** @type {any} */ value) => (/Time/.test(name) ? said(value) : value);
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => shown(name, row[name]))]));
}

/** A time to the second: what is behind that differs in form. @param {string | number} time */
const said = (time) => new Date(typeof time === "number" ? time : `${time.replace(" ", "T").replace(/Z$/, "")}Z`).toISOString().slice(0, 19).replace("T", " ");

/** Logons by account and type, as pandas' count gives them. @param {any} logons @returns {Expected} */
function counts({ Account, LogonType }) {
  const keys = Account.map((account, i) => [account, LogonType[i]]);
  const groups = [...new Map(keys.map((key) => [String(key), key])).values()].sort(([a, m], [b, n]) => (a === b ? m - n : a < b ? -1 : 1));
  const times = groups.map((group) => keys.filter((key) => String(key) === String(group)).length);
  return { LogonType: groups.map(([, type]) => type), TimeGenerated: times };
}

/** @param {Sheet[]} sheets @param {Expected[]} expected */
export function assertSheets(sheets, expected) {
  assert.ok(sheets.length >= expected.length, `${sheets.length} tables`);
  expected.forEach((wanted, i) => (Array.isArray(wanted) ? assertWords : assertColumns)(sheets[i], /** @type {any} */ (wanted)));
}

/** @param {Sheet} sheet @param {string[]} words */
function assertWords({ rows }, words) {
  const text = rows.flat().join(" ");
  assert.deepEqual(words.filter((word) => !text.includes(word)), [], text);
}

/** Cells are counted from the right: pandas leaves out index cells that repeat. @param {Sheet} sheet @param {Record<string, unknown[]>} wanted */
function assertColumns({ heads, rows }, wanted) {
  assert.ok(rows.length >= 2, "at least two rows");
  for (const [name, values] of Object.entries(wanted)) {
    const head = heads.find((cells) => cells.includes(name));
    assert.ok(head, `no column ${name} in ${JSON.stringify(heads)}`);
    const shown = rows.map((cells) => cells[cells.length - (head.length - head.indexOf(name))].replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d).*$/, "$1 $2").toLowerCase());
    assert.deepEqual(shown, values.map((value) => String(value).toLowerCase()), name);
  }
}
