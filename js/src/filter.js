import { refusal, shown } from "./errors.js";

/**
 * Periods of time as a query for the system that holds the log.
 *
 * @typedef {{ start: number, end: number }} Period epoch milliseconds, the end not included
 * @typedef {{ language?: "kql" | "spl" | "elastic", column?: string, compat?: "msticpy" }} FilterOptions
 */

/**
 * @param {Iterable<Period>} periods none: a filter that lets nothing through
 * @param {FilterOptions} [options]
 * @returns {string}
 */
export function timePeriodFilter(periods, { language = "kql", column, compat, ...unknown } = {}) {
  for (const name of Object.keys(unknown)) throw refusal("option", "options", 'among "language", "column", "compat"', JSON.stringify(name));
  if (!Object.hasOwn(languages, language)) throw refusal("option", "language", Object.keys(languages).map((name) => `"${name}"`).join(" or "), shown(language));
  if (column !== undefined && (typeof column !== "string" || /[\u0000-\u001f\u007f]/.test(column))) throw refusal("type", "column", "the name of a column", shown(column));
  if (compat !== undefined && (compat !== "msticpy" || language !== "kql")) throw refusal("option", "compat", '"msticpy" with language "kql", or left out', shown(compat));
  const spans = Array.from(periods, checked);
  return compat ? msticpy(spans) : languages[language](spans, column);
}

/**
 * @param {Period} period
 * @param {number} i
 */
function checked(period, i) {
  const ms = (/** @type {unknown} */ time) => (typeof time === "number" || time instanceof Date ? Number(time) : NaN);
  const { start, end } = { start: ms(period?.start), end: ms(period?.end) };
  if (!(Math.abs(start) <= 8.64e15 && Math.abs(end) <= 8.64e15)) throw refusal("type", `periods[${i}]`, "an object with start and end in epoch milliseconds", shown(period));
  if (end < start) throw refusal("value", `periods[${i}]`, "one that ends after it starts", `${iso(start)} to ${iso(end)}`);
  return { start, end };
}

/** @param {number} ms */
const iso = (ms) => new Date(ms).toISOString().replace(/\.000Z$/, "Z");

/** @type {Record<string, (spans: Period[], column?: string) => string>} */
const languages = {
  kql(spans, column = "TimeGenerated") {
    const name = /^[A-Za-z_]\w*$/.test(column) ? column : `['${column.replace(/[\\']/g, "\\$&")}']`;
    const each = spans.map(({ start, end }) => `(${name} >= datetime(${iso(start)}) and ${name} < datetime(${iso(end)}))`);
    return `| where ${each.join(" or ") || "false"}`;
  },
  spl(spans, column = "_time") {
    const name = /^[A-Za-z_]\w*$/.test(column) ? column : `'${column.replace(/[\\']/g, "\\$&")}'`;
    const each = spans.map(({ start, end }) => `(${name}>=${start / 1000} AND ${name}<${end / 1000})`);
    return `| where ${each.join(" OR ") || "false()"}`;
  },
  elastic(spans, column = "@timestamp") {
    const name = column.replace(/[\\+\-!(){}[\]^"~*?:/ ]|&&|\|\|/g, "\\$&");
    const each = spans.map(({ start, end }) => `${name}:[${iso(start)} TO ${iso(end)}}`);
    return each.join(" OR ") || "NOT *:*";
  },
};

/**
 * msticpy's text: both ends included, the column always TimeGenerated, and broken where there are no periods (TP-3).
 *
 * @param {Period[]} spans
 */
function msticpy(spans) {
  const text = (/** @type {number} */ ms) => new Date(ms).toISOString().replace("T", " ").replace(/(?:\.000|(\.\d{3}))Z$/, (_, rest) => `${rest ? `${rest}000` : ""}+00:00`);
  return `| where ${spans.map(({ start, end }) => `TimeGenerated between (datetime(${text(start)}) .. datetime(${text(end)}))`).join(" or ")}`;
}
