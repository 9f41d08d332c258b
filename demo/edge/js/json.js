import { malformed } from "./problem.js";

/**
 * @param {string} text JSON
 * @param {{ line: number, offset: number }} [from] where it begins
 * @returns {any}
 */
export function parsed(text, from) {
  if (text.trim() === "") throw malformed(text, 0, "there is nothing", from);
  try {
    return JSON.parse(text);
  } catch {
    const { at, what } = placeOf(text);
    throw malformed(text, at, what, from);
  }
}

/**
 * Where a text ceases to be JSON. The engine's own message may quote the text, and often has no position.
 *
 * @param {string} text that JSON.parse refused
 * @returns {{ at: number, what: string }}
 */
function placeOf(text) {
  /** @type {string[]} the brackets that are open */
  const open = [];
  /** @type {"value" | "value or end" | "key" | "key or end" | "colon" | "after"} */
  let wanted = "value";
  for (let at = 0; ; ) {
    at = after(SPACE, text, at);
    const sign = text[at];
    if (sign === undefined) return ended(text);
    if (wanted === "colon" && sign === ":") [wanted, at] = ["value", at + 1];
    else if (wanted === "after" && sign === "," && open.length) [wanted, at] = [open.at(-1) === "{" ? "key" : "value", at + 1];
    else if ((wanted === "after" || wanted.endsWith("or end")) && sign === CLOSING[open.at(-1) ?? ""]) {
      open.pop();
      [wanted, at] = ["after", at + 1];
    } else if (wanted.startsWith("value") && CLOSING[sign]) {
      open.push(sign);
      [wanted, at] = [sign === "{" ? "key or end" : "value or end", at + 1];
    } else if ((wanted.startsWith("key") && sign === '"') || wanted.startsWith("value")) {
      const scalar = scalarAt(text, at);
      if (scalar.wrong) return scalar.end < text.length ? invalid(text, scalar.end) : ended(text);
      [wanted, at] = [wanted.startsWith("key") ? "colon" : "after", scalar.end];
    } else return invalid(text, at);
  }
}

/** @type {Record<string, string>} */
const CLOSING = { "{": "}", "[": "]" };
const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*(?:"|\\(?:u[0-9a-fA-F]{0,3})?)?/y;
const NUMBER = /-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE](?:[+-]?(?:\d+)?)?)?)?|[eE](?:[+-]?(?:\d+)?)?)?)?/y;

/**
 * @param {string} text
 * @param {number} at the beginning of a text, number or word
 * @returns {{ end: number, wrong: boolean }} where it ends, or ceases to be one
 */
function scalarAt(text, at) {
  if (text[at] === '"') {
    const end = after(TEXT, text, at);
    return { end, wrong: !isJSON(text.slice(at, end)) };
  }
  const word = { t: "true", f: "false", n: "null" }[text[at]];
  if (word) {
    let end = at;
    while (end - at < word.length && text[end] === word[end - at]) end++;
    return { end, wrong: end - at < word.length };
  }
  const end = after(NUMBER, text, at);
  return { end, wrong: !isJSON(text.slice(at, end)) };
}

/** @param {string} text */
function isJSON(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {RegExp} pattern sticky @param {string} text @param {number} at @returns {number} */
function after(pattern, text, at) {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** @param {string} text @param {number} at */
function invalid(text, at) {
  const sign = String.fromCodePoint(/** @type {number} */ (text.codePointAt(at)));
  return { at, what: `invalid character '${JSON.stringify(sign).slice(1, -1).replace('\\"', '"')}'` };
}

/** @param {string} text */
const ended = (text) => ({ at: Math.max(0, text.length - 1), what: "unexpected end of JSON input" });
