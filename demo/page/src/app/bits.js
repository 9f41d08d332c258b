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
    const piece = h("span", { "data-part": PARTS.includes(part) ? part : "other" });
    piece.style.width = `${(100 * own) / most}%`;
    bar.append(piece);
  }
  return h("span.surprise", null, h("b", null, bits.toFixed(1)), bar);
}

const PARTS = Object.keys(WORDS);

/** @param {Record<string, number>} parts */
export function bitsWords(parts) {
  return h("dl.parts", null, ...strongest(parts).flatMap(([part, bits]) => [
    h("dt", null, h("span.swatch", { "data-part": PARTS.includes(part) ? part : "other" }), part),
    h("dd", null, `${bits.toFixed(1)} bits`, part in WORDS ? h("span.quiet", null, `: ${WORDS[/** @type {keyof typeof WORDS} */ (part)]}`) : ""),
  ]));
}

export function bitsLegend() {
  return h("p.legend", { "aria-hidden": "true" }, ...PARTS.map((part) => h("span", null, h("span.swatch", { "data-part": part }), part)));
}
