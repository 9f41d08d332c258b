import { UNSEEN } from "./unseen.js";
import { NameRefused } from "./refused.js";

const UNSEEN_RUN = new RegExp(`(?:${UNSEEN.source})+`, "gu");

/**
 * Splunk's search. Backslashes and quotation marks are doubled or quoted by a backslash; an asterisk cannot be ("The backslash
 * symbol can't be used to escape the asterisk in search strings", Splunk's Search Manual, "Backslashes"), so that one in a
 * command finds what has any text there, itself included. Nor is there a way to spell line breaks and other characters that do
 * not show: an asterisk stands for a run of them.
 *
 * @param {import("./fields.js").Field[]} fields
 */
export function spl(fields) {
  return fields.map(({ column, pieces, tail }) => `${named(column)}="${stars([...(tail ? [""] : []), ...pieces].map(quoted).join("*"))}"`).join(" ");
}

/** Words of the search's own, which would be conditions: `OR="x"`. Small letters are taken for them here and there. */
const WORDS = /^(?:and|or|not|xor|in|by|as|where|term|case)$/i;

const WILD = "an asterisk or a character that does not show cannot be written there";

/** @param {string} column */
function named(column) {
  if (column.includes("*") || UNSEEN.test(column)) throw new NameRefused("a Splunk search", column, WILD);
  return /^[A-Za-z_][\w.]*$/.test(column) && !WORDS.test(column) ? column : `"${quoted(column)}"`;
}

/** @param {string} text */
const quoted = (text) => text.replace(/["\\]/g, "\\$&").replace(UNSEEN_RUN, "*");

/** Several asterisks find no more than one. @param {string} text */
const stars = (text) => text.replace(/\*{2,}/g, "*");
