/**
 * Characters that do not show what they are: controls, marks that turn the direction of writing (`evil<U+202E>fdp.exe` is shown as
 * `evilexe.pdf`), what has no width, and blanks other than the plain one. By Unicode's general categories Cc, Cf, Cs, Zl, Zp and
 * Zs, and its letters and selectors that are drawn as nothing.
 */
export const UNSEEN = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Zs}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const EACH = new RegExp(UNSEEN, "gu");

/** @type {Record<string, string>} */
const SHORT = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/**
 * @param {string} character
 * @returns {string} `\u202E`, `\u{E0041}`, `\n`
 */
export function codeOf(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return SHORT[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`);
}

/**
 * The text with such characters spelt out, for what can hold nothing but text: titles, options, charts.
 *
 * @param {string} text
 */
export const spelt = (text) => (UNSEEN.test(text) ? text.replace(EACH, codeOf) : text);

/**
 * The text in pieces: what is seen, and each character that is not.
 *
 * @param {string} text
 * @returns {{ text: string, unseen: boolean }[]}
 */
export function pieces(text) {
  const found = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(EACH)) {
    if (index > from) found.push({ text: text.slice(from, index), unseen: false });
    found.push({ text: character, unseen: true });
    from = index + character.length;
  }
  if (from < text.length) found.push({ text: text.slice(from), unseen: false });
  return found;
}
