import { safeTitle } from "./frame.js";
import { cut, readable } from "./read.js";

/** @typedef {import("../table.js").Table} Table */

/** What tells most of an event, where a log has it. */
const TELLING = [
  "processName", "NewProcessName", "Image", "exe", "CommandLine", "cmdline", "FirstEventTime", "LastEventTime", "Account",
  "SubjectUserName", "TargetUserName", "LogonType", "Computer", "url", "message",
];
const MOST_COLUMNS = 6;

/** Characters of log text in one chart: more would make notebooks heavy. */
const TEXT_BUDGET = 200000;
const LONGEST = 300;
const SHORTEST = 24;

/**
 * The cells shown when the pointer rests on a mark: their channels, and a row's cells by their fields.
 *
 * @typedef {{ fields: { field: string, type: string, title: string }[], cells: (row: number) => Record<string, string> }} Hover
 */

/**
 * @param {Table} table
 * @param {string[] | undefined} named columns; those that tell most without
 * @param {number} points about how many marks there will be
 * @returns {Hover}
 */
export const hoverOf = (table, named, points) => hoversOf([{ table, sourceColumns: named }], points)[0];

/**
 * The same for several tables in one chart: columns of one name share a field, which is empty where a table lacks it.
 *
 * @param {{ table: Table, sourceColumns?: string[] }[]} sources
 * @param {number} points
 * @returns {Hover[]}
 */
export function hoversOf(sources, points) {
  const columns = sources.map(({ table, sourceColumns }) => (sourceColumns ? sourceColumns.map((name) => table.column(name)) : tellingColumns(table)));
  const names = [...new Set(columns.flat().map(({ name }) => name))];
  const length = Math.max(SHORTEST, Math.min(LONGEST, Math.floor(TEXT_BUDGET / Math.max(1, points * names.length))));
  const fields = names.map((name, i) => ({ field: `c${i}`, type: "nominal", title: safeTitle(hoverTitle(name)) }));
  return columns.map((own) => {
    const each = names.map((name) => own.find((column) => column.name === name));
    return { fields, cells: (row) => Object.fromEntries(each.map((column, i) => [`c${i}`, column ? cut(readable(column, row), length) : ""])) };
  });
}

/** @param {Table} table */
function tellingColumns(table) {
  const known = TELLING.flatMap((name) => table.byName.get(name) ?? []);
  const found = known.length ? known : table.columns.filter(({ kind }) => kind === "text");
  // The path says no more than the name where both are there.
  return found.filter(({ name }) => name !== "NewProcessName" || !table.byName.has("processName")).slice(0, MOST_COLUMNS);
}

/**
 * vega-tooltip makes a heading of the entry "title", and fetches as a picture what stands in "image": a log must not
 * be able to make the page fetch anything.
 *
 * @param {string} name
 */
export const hoverTitle = (name) => (name === "image" || name === "title" ? name[0].toUpperCase() + name.slice(1) : name);
