import { refusal, shown } from "../errors.js";
import { chart, grouped, name, number, sized, tidy } from "./frame.js";
import { lookOf } from "./options.js";
import { COLOURS } from "./palette.js";
import { cut, utc } from "./read.js";

/** @typedef {import("../types.js").Pattern} Pattern */

const TOP = 25;
/** A part keeps its colour, whichever others are there. */
const PARTS = { image: "#0072B2", parent: "#56B4E9", account: "#009E73", command: "#E69F00", tokens: "#CC79A7", masquerade: "#D55E00" };

/**
 * The first patterns of `winnow` with their bits in parts: what makes each surprising. The parameter `pick` holds the
 * patterns clicked on, by `i`, the index in `patterns`.
 *
 * @param {Pick<import("../types.js").WinnowResult, "patterns">} result
 * @param {import("./types.js").PatternsChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function plotPatterns(result, options = {}) {
  const look = lookOf("plotPatterns", options, ["top"]);
  if (!Array.isArray(result?.patterns)) throw refusal("type", "plotPatterns: result", "an answer of winnow", shown(result));
  const shownOnes = result.patterns.slice(0, options.top ?? TOP);
  const parts = [...new Set(shownOnes.flatMap((pattern) => Object.keys(pattern.parts)))];
  const known = Object.keys(PARTS).filter((part) => parts.includes(part));
  const order = [...known, ...parts.filter((part) => !known.includes(part)).sort()];
  const values = shownOnes.flatMap((pattern, i) => barsOf(pattern, i, order));
  const more = result.patterns.length - shownOnes.length;
  return chart(look, "Most surprising patterns", [more > 0 && `the first ${shownOnes.length} of ${grouped(result.patterns.length)}`], {
    ...sized(look, { step: 20 }),
    data: { values },
    params: [{ name: "pick", select: { type: "point", fields: ["i"] } }],
    mark: { type: "bar", cursor: "pointer" },
    encoding: encodingOf(order),
  });
}

/**
 * @param {Pattern} pattern
 * @param {number} i
 * @param {string[]} order
 */
function barsOf({ parts, bits, count, template, keys, reasons, first }, i, order) {
  const image = (keys?.image ?? Object.values(keys ?? {})[0] ?? "").split(/[\\/]/).pop();
  const about = { i, y: `${i + 1}. ${cut(template || image || "(empty)", 56)}`, all: tidy(bits), n: count, t: cut(template, 300), g: cut(image ?? "", 80), r: cut(reasons.slice(0, 3).join("; "), 300), f: utc(first ?? NaN) };
  return order.flatMap((part, o) => (parts[part] ? [{ ...about, p: part, o, b: tidy(parts[part]) }] : []));
}

/** @param {string[]} order */
function encodingOf(order) {
  const others = order.filter((part) => !Object.hasOwn(PARTS, part));
  const range = order.map((part) => /** @type {Record<string, string>} */ (PARTS)[part] ?? COLOURS[(others.indexOf(part) + 6) % COLOURS.length]);
  return {
    y: name("y", null, { sort: null, axis: { labelLimit: 380, labelFont: "ui-monospace, monospace", labelFontSize: 10 } }),
    x: number("b", "bits of surprise", { stack: "zero" }),
    color: name("p", null, { scale: { domain: order, range } }),
    order: number("o", null),
    tooltip: [
      name("p", "part"), number("b", "bits of this part", { format: ".2f" }), number("all", "bits", { format: ".2f" }), number("n", "events"),
      name("g", "key"), name("t", "template"), name("r", "why"), name("f", "first (UTC)"),
    ],
  };
}
