import { refusal } from "../errors.js";
import { rowsOf, tableOf } from "../table.js";
import { anomalies } from "./anomalies.js";
import { outliers } from "./outliers.js";
import { columnsOf, numbers } from "./tables.js";
import { countView, tableView, winnowView } from "./views.js";

/** @typedef {import("./read.js").Format} Format */
/** @typedef {import("../table.js").Table} Table */
/** @typedef {{ result: any, view: import("./views.js").View }} Outcome */

/** Commands that take events. */
const EVENTS = new Set(["winnow", "features", "cluster", "outliers", "uncommon", "anomalies"]);

/**
 * Carries out one command.
 *
 * @param {any} logwinnow the functions, by name
 * @param {string} name
 * @param {{ format: Format, table: Table }} input
 * @param {Record<string, any>} options
 * @param {(progress: { done: number, total: number }) => void} [onProgress]
 * @returns {Promise<Outcome>}
 */
export async function run(logwinnow, name, { format, table }, options, onProgress) {
  const { read, features, column, columns, weights, pattern, ...rest } = options;
  const own = { ...rest, onProgress };
  // The records of an audit log are events only once they are read.
  const records = format === "audit" || (EVENTS.has(name) && table.byName.has("AuditdMessage"));
  if (records && name !== "auditd") table = tableOf((await logwinnow.readAuditd(table)).table);
  switch (name) {
    case "winnow": {
      const result = await logwinnow.winnow(table, own);
      return pattern === undefined ? { result, view: winnowView(result) } : members(result, table, pattern);
    }
    case "auditd":
      return shown(await (read ? logwinnow.readAuditd(table, own) : logwinnow.clusterAuditdProcesses(table, own)), table);
    case "logons": {
      if (features) return shown(await logwinnow.addLogonFeatures(table, own), table);
      const result = await logwinnow.logonFacts(table, own);
      const facts = columnsOf(result.logons);
      if (facts.time) facts.time = Float64Array.from(facts.time, (ms) => ms ?? NaN);
      return { result, view: tableView(facts) };
    }
    case "dbscan": {
      const result = await logwinnow.dbscan(matrixOf(table, columns), { ...own, ...(weights && { weights: numbers(table, weights) }) });
      return { result, view: countView(result.labels, "label") };
    }
    case "outliers":
      return outliers(logwinnow, table, { ...own, weights });
    case "anomalies":
      return anomalies(logwinnow, table, own);
    case "uncommon":
      return shown(await logwinnow.removeCommonItems(table, columns ?? [], own), table);
    case "template": {
      const cells = table.column(column ?? (table.byName.has("line") ? "line" : "CommandLine"));
      const templates = await logwinnow.commandTemplate(cells.texts ?? cells.values, own);
      return { result: { templates }, view: countView(templates, "template") };
    }
    default:
      return shown(await logwinnow[name === "features" ? "addProcessFeatures" : "dbclusterEvents"](table, own), table);
  }
}

/**
 * The rows of one pattern, as the input has them.
 *
 * @param {any} result of winnow
 * @param {Table} table
 * @param {number} pattern
 * @returns {Outcome}
 */
function members({ patterns }, table, pattern) {
  if (pattern >= patterns.length) throw refusal("option", "pattern", `a whole number below ${patterns.length}, the number of patterns`, String(pattern));
  const rows = rowsOf(/** @type {any} */ (table), patterns[pattern].rows);
  return { result: rows, view: tableView(columnsOf(rows)) };
}

/**
 * An answer that is a table: where there is not room for all columns, the new ones come first.
 *
 * @param {any} result
 * @param {Table} input
 * @returns {Outcome}
 */
function shown(result, input) {
  return { result, view: tableView(result.table, Object.keys(result.table).filter((name) => !input.byName.has(name))) };
}

/**
 * @param {Table} table
 * @param {string[]} [names] all columns of numbers without
 */
function matrixOf(table, names) {
  const chosen = names ?? table.columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  const columns = chosen.map((name) => numbers(table, name));
  return Array.from({ length: table.rows }, (_, row) => columns.map((column) => column[row]));
}
