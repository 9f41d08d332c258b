/**
 * Small readers of the three query languages, by their manuals and not by the code under test: each takes a filter and answers
 * whether an event passes. What they do not know is an error.
 *
 * @typedef {Record<string, string>} Event
 * @typedef {(event: Event) => boolean} Finds
 */

/** @param {string} text */
const plain = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

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
    if (!found) throw new Error(`not Kusto's: ${rest}`);
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
    const found = /^(?:([\w.]+)|"((?:[^"\\]|\\["\\])*)")="((?:[^"\\\n\r\t]|\\["\\])*)"(?: |$)/.exec(rest);
    if (!found) throw new Error(`not Splunk's: ${rest}`);
    const [all, name, quotedName, quoted] = found;
    const source = (quoted.match(/\\["\\]|[^\\]/gu) ?? []).map((part) => (part === "*" ? ".*" : plain(part.length > 1 ? part.slice(1) : part))).join("");
    tests.push(/** @type {const} */ ([name ?? quotedName, new RegExp(`^${source}$`, "is")]));
    rest = rest.slice(all.length);
  }
  return (event) => tests.every(([name, expression]) => expression.test(event[name]));
}

/**
 * Sigma: the selection's lines, whose values are single-quoted scalars of YAML with * and ? as wildcards; a backslash before one of
 * them, or before a backslash, takes its meaning away, and is a backslash elsewhere.
 *
 * @param {string} rule
 * @param {Map<string | undefined, string>} columns the log's column of each field
 * @returns {Finds}
 */
export function sigmaReads(rule, columns) {
  const lines = /\n {4}selection:\n((?: {8}.*\n)*)/.exec(rule)?.[1].trimEnd().split("\n") ?? [];
  const tests = lines.map((line) => {
    const found = /^ {8}(?:([A-Za-z_][\w.-]*)|'((?:[^']|'')*)'): '((?:[^']|'')*)'$/.exec(line);
    if (!found) throw new Error(`not Sigma's: ${line}`);
    const [, name, quotedName, quoted] = found;
    const parts = quoted.replaceAll("''", "'").match(/\\[\\*?]|[\s\S]/gu) ?? [];
    const source = parts.map((part) => (part === "*" ? ".*" : part === "?" ? "." : plain(part.length > 1 && part[0] === "\\" ? part.slice(1) : part))).join("");
    return /** @type {const} */ ([columns.get(name ?? quotedName) ?? "", new RegExp(`^${source}$`, "isu")]);
  });
  return (event) => tests.every(([name, expression]) => expression.test(event[name]));
}
