import { h } from "./dom.js";

/** What each part of the surprise is about, in words. */
const WORDS = {
  image: "how rare the program is",
  parent: "who started it",
  account: "under which account",
  command: "how rare the command is for it",
  tokens: "rare words in the command",
  masquerade: "a name or place that imitates a system program",
};

const KNOWN = Object.keys(WORDS);
/** Colours for parts that other kinds of log have. */
const SPARE = 6;
/** The colour of each part of the patterns at hand, as the style sheet calls it. @type {Map<string, string>} */
let colours = new Map();

/**
 * Gives each part that patterns have a colour.
 *
 * @param {{ parts: Record<string, number> }[]} patterns
 * @returns {string[]} the parts
 */
export function nameParts(patterns) {
  const names = [...new Set(patterns.flatMap(({ parts }) => Object.keys(parts)))];
  const others = names.filter((name) => !KNOWN.includes(name));
  colours = new Map(names.map((name) => [name, KNOWN.includes(name) ? name : `x${others.indexOf(name) % SPARE}`]));
  return names;
}

/** Parts by falling bits, without those that add nothing. @param {Record<string, number>} parts */
export const strongest = (parts) => Object.entries(parts).filter(([, bits]) => bits > 0.05).sort(([, a], [, b]) => b - a);

/**
 * The bits of a pattern as a small stacked bar.
 *
 * @param {{ bits: number, parts: Record<string, number> }} pattern
 * @param {number} most bits of the longest bar
 */
export function bitsBar({ bits, parts }, most) {
  const said = strongest(parts).map(([part, own]) => `${part} ${own.toFixed(1)}`).join(", ");
  const bar = h("span.bar", { role: "img", "aria-label": said, title: said });
  for (const [part, own] of Object.entries(parts)) {
    if (own <= 0.05) continue;
    const piece = h("span", { "data-part": colours.get(part) });
    piece.style.width = `${(100 * own) / most}%`;
    bar.append(piece);
  }
  return h("span.surprise", null, h("b", null, bits.toFixed(1)), bar);
}

/** @param {Record<string, number>} parts */
export function bitsWords(parts) {
  return h("dl.parts", null, ...strongest(parts).flatMap(([part, bits]) => [
    h("dt", null, h("span.swatch", { "data-part": colours.get(part) }), part),
    h("dd", null, `${bits.toFixed(1)} bits`, Object.hasOwn(WORDS, part) ? h("span.quiet", null, `: ${WORDS[/** @type {keyof typeof WORDS} */ (part)]}`) : ""),
  ]));
}

/** @param {string[]} parts */
export const bitsLegend = (parts) => parts.map((part) => h("span", null, h("span.swatch", { "data-part": colours.get(part) }), part));
