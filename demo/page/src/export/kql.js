import { UNSEEN } from "./unseen.js";

/**
 * Kusto: Sentinel, Defender, Log Analytics. Of its two kinds of string the verbatim one, @"...", reads well, since backslashes
 * stand for themselves; but it cannot hold a line break ("The newline character (\n) and the return character (\r) must be
 * enclosed in quotes unless using multi-line string literals", learn.microsoft.com/en-us/kusto/query/scalar-data-types/string).
 * A text with characters that do not show is therefore looked for with a regular expression, which can spell them.
 *
 * @param {import("./fields.js").Field[]} fields
 */
export const kql = (fields) => `| where ${fields.map(test).join("\n    and ")}`;

/**
 * Names that begin with a capital letter are no keywords, now or later; any others may be, and stand in brackets
 * (learn.microsoft.com/en-us/kusto/query/schema-entities/entity-names).
 */
const PLAIN = /^[A-Z]\w*$/;

/** @param {import("./fields.js").Field} field */
function test({ column, pieces, tail, number }) {
  const plain = PLAIN.test(column) ? column : `["${escaped(column)}"]`;
  const name = number ? `tostring(${plain})` : plain; // operators of texts take no numbers; tostring takes both
  if (pieces.length === 1 && !UNSEEN.test(pieces[0])) return `${name} ${tail ? "endswith" : "=~"} ${verbatim(pieces[0])}`;
  return `${name} matches regex ${verbatim(regex(pieces, tail))}`;
}

/** @param {string} text */
const verbatim = (text) => `@"${text.replaceAll('"', '""')}"`;

const EACH_UNSEEN = new RegExp(UNSEEN, "gu");
/** Names in brackets are ordinary strings, in which `\uXXXX` is a unit of UTF-16. @param {string} text */
const escaped = (text) => text.replace(/["\\]/g, "\\$&").replace(EACH_UNSEEN, (character) => character.split("").map(unit).join(""));

/** @param {string} one */
const unit = (one) => `\\u${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/**
 * A regular expression that the pieces match in their order. Kusto's syntax (learn.microsoft.com/en-us/kusto/query/regex): `i` is
 * for any case, `s` lets the dot match line breaks, and `\x{202E}` is a character by its number.
 *
 * @param {string[]} pieces
 * @param {boolean} [tail]
 */
export function regex(pieces, tail = true) {
  return `(?is)^${tail ? ".*" : ""}${pieces.map(literal).join(".*")}$`;
}

/** @param {string} piece */
const literal = (piece) => Array.from(piece, (character) => {
  if (UNSEEN.test(character)) return `\\x{${/** @type {number} */ (character.codePointAt(0)).toString(16).toUpperCase()}}`;
  return /[\\^$.*+?()[\]{}|]/.test(character) ? `\\${character}` : character;
}).join("");
