import { readFiles } from "../read/read.js";
import { LogTable, columnOf } from "../read/table.js";
import { rolesOf } from "./recognise.js";
import * as clusters from "./clusters.js";
import * as events from "./events.js";
import * as features from "./features.js";
import * as outliers from "./outliers.js";
import { kindOfAll, partsOf } from "./parts.js";
import * as series from "./series.js";
import { knownNames } from "./names.js";
import { columnsOf } from "../export/fields.js";
import { patternsCsv, patternsJson } from "../export/patterns.js";
import { redactor } from "../export/redact.js";
import { rowsFile } from "./rows.js";
import { timeColumns } from "./timecolumns.js";
import { plainTimes } from "./times.js";

/**
 * What the page can ask of the worker. One log at a time is here; `read` makes it.
 *
 * @typedef {{ engine: Promise<any>, signal: AbortSignal, onProgress: (progress: any) => void, part: (part: any) => void }} Context
 */

/** @type {LogTable} */
let table;
/** @type {any[]} patterns of the last run, with their rows */
let patterns = [];

/** Patterns sent at once: a page takes them in without a pause that shows. */
const BATCH = 250;

/** @type {Record<string, (args: any, context: Context) => any>} */
export const jobs = {
  read, patterns: findPatterns, pattern: ({ index }) => detail(index), cells, rows, patternsFile,
  ...Object.fromEntries(Object.entries({ ...clusters, ...events, ...features, ...outliers, ...series }).map(ofTable)),
};

/** @param {[string, (table: LogTable, args: any, context: Context) => any]} entry */
function ofTable([name, job]) {
  return [name, (/** @type {any} */ args, /** @type {Context} */ context) => job(table, args, context)];
}

/**
 * @param {{ files: import("../read/read.js").LogFile[] }} args
 * @param {Context} context
 */
async function read({ files }, { engine, onProgress }) {
  const read = await readFiles(files, (progress) => onProgress({ stage: "reading", ...progress }));
  table = read.table;
  const parts = partsOf(table, read.files);
  const audit = parts.every(({ kind }) => kind === "auditd");
  const notes = [...read.notes, ...(audit ? await readAudit(await engine) : [])];
  const outline = table.outline();
  return { ...outline, kind: kindOfAll(outline.columns, parts), roles: rolesOf(outline.columns), times: timeColumns(table), parts, notes };
}

/**
 * Audit records become events: one row for each program start.
 *
 * @param {any} lw
 */
async function readAudit(lw) {
  const { table: events, rows, others, foreign } = await lw.readAuditd(table.input());
  const before = table;
  const columns = Object.entries(events).map(([name, values]) => columnOf(name, values));
  if (before.byName.has("file")) columns.push(columnOf("file", Array.from(rows, (row) => before.cell("file", row))));
  table = new LogTable(columns, rows.length);
  const notes = [];
  if (others) notes.push(`${others} audit events that start no program are left out`);
  if (foreign) notes.push(`${foreign} lines that are no audit records are left out`);
  return notes;
}

/**
 * Runs winnow. The patterns go out in parts, the most surprising first, without what is only shown once one is opened.
 *
 * @param {{ options: object }} args
 * @param {Context} context
 */
async function findPatterns({ options }, { engine, signal, onProgress, part }) {
  const lw = await engine;
  const told = (/** @type {any} */ progress) => onProgress({ stage: "ranking", ...progress });
  const { patterns: found, labels, ...summary } = await lw.winnow(withTimes(options), { ...options, signal, onProgress: told });
  patterns = found;
  for (let from = 0; from < found.length; from += BATCH) part(found.slice(from, from + BATCH).map(shown));
  return summary;
}

/**
 * The log with its times read, if they are written plainly.
 *
 * @param {{ timeColumn?: string, roles?: { time?: string }, keys?: string[] }} options
 */
function withTimes({ timeColumn, roles, keys = [] }) {
  const input = table.input();
  const name = timeColumn ?? roles?.time ?? rolesOf(table.outline().columns).time;
  const { texts } = table.byName.get(name ?? "") ?? {};
  const times = texts && !keys.includes(name ?? "") ? plainTimes(texts) : undefined;
  return times ? { ...input, [name ?? ""]: times } : input;
}

/** @param {any} pattern */
const light = ({ rows, slots, ...rest }) => rest;

/** @param {any} pattern */
const shown = (pattern) => ({ ...light(pattern), merged: pattern.slots.some((/** @type {any} */ { kind }) => kind === "*") });

/** @param {number} index */
function detail(index) {
  const { rows, slots } = patterns[index];
  return { slots: slots.map((/** @type {any} */ slot) => ({ ...slot, values: slot.values.slice(0, 100) })), rows: rows.slice() };
}

/**
 * Cells as they are shown.
 *
 * @param {{ rows: ArrayLike<number>, names: string[] }} args
 */
function cells({ rows, names }) {
  return Array.from(rows, (row) => names.map((name) => table.cell(name, row)));
}

/**
 * What is replaced by pseudonyms when something is saved.
 *
 * @typedef {{ columns: string[], roles: Partial<Record<string, string>> }} Redaction the columns that hold names, and the column of each role
 */

/**
 * @param {Redaction | undefined} redact
 * @param {Context} context
 */
async function known(redact, context) {
  if (!redact) return undefined;
  const [first] = patterns;
  const cells = first && Object.fromEntries(table.columns.map(({ name }) => [name, table.cell(name, first.rows[0])]));
  return knownNames(table, { ...redact, keys: first ? columnsOf(first, cells, redact.roles) : {} }, context);
}

/**
 * The original rows of chosen patterns as a file.
 *
 * @param {{ indices: number[], format: "csv" | "json", redact?: Redaction }} args
 * @param {Context} context
 */
async function rows({ indices, format, redact }, context) {
  const chosen = indices.flatMap((index) => Array.from(patterns[index].rows)).sort((a, b) => a - b);
  return rowsFile(table, chosen, format, context, await known(redact, context));
}

/**
 * Chosen patterns as a file.
 *
 * @param {{ indices: number[], format: "csv" | "json", redact?: Redaction }} args
 * @param {Context} context
 */
async function patternsFile({ indices, format, redact }, context) {
  const chosen = indices.map((index) => light(patterns[index]));
  const names = await known(redact, context);
  return new Blob([(format === "csv" ? patternsCsv : patternsJson)(chosen, names && redactor(names))]);
}
