/**
 * Small readers of the three query languages, by their manuals and not by the code under test: each takes a filter and answers
 * whether an event passes. What they do not know is an error.
 *
 * @typedef {Record<string, string>} Event
 * @typedef {(event: Event) => boolean} Finds
 */

/** @param {string} text */
const plain = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** Words of Kusto's that name no column unless they stand in brackets (learn.microsoft.com/kusto/query/schema-entities/entity-names). */
const KUSTOS = new Set(("and as asc between bool by consume contains count datatable datetime desc distinct dynamic earliest endswith extend external false filter find first flags from guid has has_any has_cs in int invoke " +
  "join kind last latest limit long lookup matches not null nulls on or order parse print project range real reduce regex render sample scan search serialize set sort startswith string summarize take timespan to top true typeof union where with").split(" "));

/**
 * Kusto: `| where A =~ @"x" and ["B c"] matches regex @"y"`. In a verbatim string "" is a quotation mark, and no line may break.
 *
 * @param {string} filter
 * @returns {Finds}
 */
export function kqlReads(filter) {
  const tests = [];
  let rest = filter.replace(/^\| where /, "");
  while (rest) {
    const found = /^(?:tostring\()?(?:([A-Za-z_]\w*)|\["((?:[^"\\\n]|\\.)*)"\])\)? (=~|endswith|matches regex) @"((?:[^"\r\n]|"")*)"(?:\n    and |$)/.exec(rest);
    if (!found || KUSTOS.has(found[1])) throw new Error(`not Kusto's: ${rest}`);
    const [all, name, bracketed, how, quoted] = found;
    tests.push([name ?? JSON.parse(`"${bracketed}"`), how, quoted.replaceAll('""', '"')]);
    rest = rest.slice(all.length);
  }
  return (event) => tests.every(([name, how, text]) => {
    if (how === "=~") return event[name].toLowerCase() === text.toLowerCase();
    if (how === "endswith") return event[name].toLowerCase().endsWith(text.toLowerCase());
    const [, flags, source] = /^\(\?([is]+)\)([\s\S]*)$/.exec(text) ?? [];
    return new RegExp(source.replace(/\\x\{([0-9A-F]+)\}/g, "\\u{$1}"), `${flags}u`).test(event[name]);
  });
}

/** Words of Splunk's search that name no field unless they are quoted. */
const SPLUNKS = /^(?:and|or|not|xor|in|by|as|where|term|case)$/i;

/**
 * Splunk: `A="x" "B c"="y"`, where * is any text and a backslash goes before a quotation mark or a backslash only.
 *
 * @param {string} filter
 * @returns {Finds}
 */
export function splReads(filter) {
  const tests = [];
  let rest = filter;
  while (rest) {
    const found = /^(?:([A-Za-z_][\w.]*)|"((?:[^"\\*]|\\["\\])*)")="((?:[^"\\\n\r\t]|\\["\\])*)"(?: |$)/.exec(rest);
    if (!found || SPLUNKS.test(found[1] ?? "")) throw new Error(`not Splunk's: ${rest}`);
    const [all, name, quotedName, quoted] = found;
    const source = (quoted.match(/\\["\\]|[^\\]/gu) ?? []).map((part) => (part === "*" ? ".*" : plain(part.length > 1 ? part.slice(1) : part))).join("");
    tests.push(/** @type {const} */ ([name ?? quotedName.replace(/\\(.)/g, "$1"), new RegExp(`^${source}$`, "is")]));
    rest = rest.slice(all.length);
  }
  return (event) => tests.every(([name, expression]) => expression.test(event[name]));
}

/** Plain scalars that are no texts to YAML 1.1 (yaml.org/type/bool.html, null.html), and numbers. */
const NO_TEXTS = /^(?:y|yes|n|no|true|false|on|off|null|[\d.+-].*)$/i;

/**
 * Sigma: the selection's lines, whose values are single-quoted scalars of YAML with * and ? as wildcards; a backslash before one of
 * them, or before a backslash, takes its meaning away, and is a backslash elsewhere. Of a key that stands twice YAML keeps one; what
 * follows | in it is a modifier: `all` asks for each value of the list below.
 *
 * @param {string} rule
 * @param {Map<string | undefined, string>} columns the log's column of each field
 * @returns {Finds}
 */
export function sigmaReads(rule, columns) {
  const tests = [...selectionOf(rule)].flatMap(([field, values]) => {
    const column = columns.get(field);
    if (column === undefined) throw new Error(`no field of the log's: ${field}`);
    return values.map((value) => /** @type {const} */ ([column, sigmaValue(value)]));
  });
  return (event) => tests.every(([name, expression]) => expression.test(event[name]));
}

/**
 * @param {string} rule
 * @returns {Map<string, string[]>} the values of each field
 */
export function selectionOf(rule) {
  const condition = /^ {8}([A-Za-z_][\w.-]*|'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"):(?: ('.*')|((?:\n {12}- '.*')+))\n/;
  const found = new Map();
  let rest = /\n {4}selection:\n((?: {8}.*\n)*)/.exec(rule)?.[1] ?? "";
  while (rest) {
    const [all, key, value, list] = condition.exec(rest) ?? [];
    if (!all || NO_TEXTS.test(key)) throw new Error(`not Sigma's: ${rest}`);
    const [field, ...modifiers] = scalar(key).split("|");
    if (modifiers.join() !== (list ? "all" : "")) throw new Error(`not asked for: ${key}`);
    if (found.has(field)) throw new Error(`stands twice: ${key}`);
    found.set(field, (list ? list.trim().split(/\n {12}/).map((item) => item.slice(2)) : [value]).map(scalar));
    rest = rest.slice(all.length);
  }
  return found;
}

/** A scalar of YAML; in double quotes it has JSON's escapes and \U. @param {string} text */
function scalar(text) {
  if (text[0] === '"') return JSON.parse(text.replace(/\\U([0-9A-F]{8})/g, (_, code) => JSON.stringify(String.fromCodePoint(parseInt(code, 16))).slice(1, -1)));
  if (text[0] !== "'") return text;
  if (!/^'(?:[^']|'')*'$/.test(text)) throw new Error(`not YAML's: ${text}`);
  return text.slice(1, -1).replaceAll("''", "'");
}

/** @param {string} value */
function sigmaValue(value) {
  const parts = value.match(/\\[\\*?]|[\s\S]/gu) ?? [];
  const source = parts.map((part) => (part === "*" ? ".*" : part === "?" ? "." : plain(part.length > 1 && part[0] === "\\" ? part.slice(1) : part))).join("");
  return new RegExp(`^${source}$`, "isu");
}
