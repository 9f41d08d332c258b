/**
 * Filters that find a pattern's events in the systems where the log came from.
 *
 * @typedef {object} Field
 * @property {string} column
 * @property {string[]} pieces the literal text around what the template leaves open; one piece is an exact value
 * @property {boolean} [tail] text may stand before the first piece: a template leaves the folder of its program out
 */

/** The kinds of slot that templates have. */
const SLOT = /<(?:guid|sid|mac|time|ipv4|ipv6|hex|base64|num|user|temp|\*)>/;

/**
 * What a pattern says of each column.
 *
 * @param {{ keys: Record<string, string>, template: string }} pattern
 * @param {Record<string, string>} columns the column of each key
 * @param {string} [text] the column that the template is made of
 * @returns {Field[]}
 */
export function fieldsOf({ keys, template }, columns, text) {
  /** @type {Field[]} */
  const fields = Object.entries(keys ?? {}).filter(([key, value]) => value !== "" && columns[key]).map(([key, value]) => ({ column: columns[key], pieces: [value] }));
  if (text && template) fields.push({ column: text, pieces: template.split(SLOT), tail: true });
  return fields;
}

/**
 * Kusto: Sentinel, Defender, Log Analytics.
 *
 * @param {Field[]} fields
 */
export function kql(fields) {
  const string = (/** @type {string} */ text) => `@"${text.replaceAll('"', '""')}"`;
  const test = (/** @type {Field} */ { column, pieces, tail }) => {
    const name = /^[A-Za-z_]\w*$/.test(column) ? column : `["${column.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"]`;
    return pieces.length === 1 ? `${name} ${tail ? "endswith" : "=~"} ${string(pieces[0])}` : `${name} matches regex ${string(regex(pieces))}`;
  };
  return `| where ${fields.map(test).join("\n    and ")}`;
}

/**
 * A regular expression that the pieces match in their order, for RE2, which Kusto has, and for JavaScript.
 *
 * @param {string[]} pieces
 */
export function regex(pieces) {
  return `(?i)^.*${pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join(".*")}$`;
}

/**
 * Splunk's search.
 *
 * @param {Field[]} fields
 */
export function spl(fields) {
  const quoted = (/** @type {string} */ text) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return fields.map(({ column, pieces, tail }) => `${/^[\w.]+$/.test(column) ? column : `"${quoted(column)}"`}="${tail || pieces.length > 1 ? "*" : ""}${pieces.map(quoted).join("*")}"`).join(" ");
}

/**
 * A Sigma rule.
 *
 * @param {Field[]} fields
 * @param {{ title: string, kind: string, windows: boolean }} about
 */
export function sigma(fields, { title, kind, windows }) {
  const literal = (/** @type {string} */ text) => text.replace(/[\\*?]/g, "\\$&");
  const yaml = (/** @type {string} */ text) => `'${text.replaceAll("'", "''").replace(/[\0-\x1f]/g, "?")}'`;
  const lines = fields.map(({ column, pieces, tail }) => `        ${/^[A-Za-z_][\w.]*$/.test(column) ? column : yaml(column)}: ${yaml((tail || pieces.length > 1 ? "*" : "") + pieces.map(literal).join("*"))}`);
  return ["title: " + yaml(title), "status: experimental", "logsource:", ...logsource(kind, windows).map((line) => `    ${line}`), "detection:", "    selection:", ...lines, "    condition: selection", "level: low"].join("\n");
}

/**
 * @param {string} kind
 * @param {boolean} windows
 */
function logsource(kind, windows) {
  if (kind === "process" || kind === "auditd") return ["category: process_creation", `product: ${windows ? "windows" : "linux"}`];
  if (kind === "logon") return ["product: windows", "service: security"];
  if (kind === "web") return ["category: proxy"];
  return kind === "flow" ? ["category: firewall"] : ["category: application"];
}
