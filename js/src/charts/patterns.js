import { refusal, shown } from "../errors.js";
import { chart, grouped, name, number, rowsHigh, sized, tidy } from "./frame.js";
import { lookOf } from "./options.js";
import { coloursFor } from "./palette.js";
import { cut, utc } from "./read.js";

/** @typedef {import("../types.js").Pattern} Pattern */

const TOP = 25;
/** A part keeps its colour, whichever others are there. Okabe and Ito's; the page's style sheet has them as well. */
export const PARTS = new Map([["image", "#0072B2"], ["parent", "#56B4E9"], ["account", "#009E73"], ["command", "#E69F00"], ["tokens", "#CC79A7"], ["masquerade", "#D55E00"]]);

/** For parts that are not named above. */
const SPARE = coloursFor().series.slice(6);

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
  const known = [...PARTS.keys()].filter((part) => parts.includes(part));
  const order = [...known, ...parts.filter((part) => !known.includes(part)).sort()];
  const values = shownOnes.flatMap((pattern, i) => barsOf(pattern, i, order));
  const more = result.patterns.length - shownOnes.length;
  return chart(look, "Most surprising patterns", [more > 0 && `the first ${shownOnes.length} of ${grouped(result.patterns.length)}`], {
    ...sized(look, rowsHigh(20, shownOnes)),
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
  const about = {
    i, y: `${i + 1}. ${cut(shortened(template) || image || "(empty)", 56)}`, all: tidy(bits), n: count,
    t: cut(template, 300), g: cut(image ?? "", 80), r: cut(reasons.slice(0, 3).join("; "), 300), f: utc(first ?? NaN),
  };
  return order.flatMap((part, o) => (Object.hasOwn(parts, part) && parts[part] ? [{ ...about, p: part, o, b: tidy(parts[part]) }] : []));
}

/** @param {string[]} order */
function encodingOf(order) {
  const others = order.filter((part) => !PARTS.has(part));
  const range = order.map((part) => PARTS.get(part) ?? SPARE[others.indexOf(part) % SPARE.length]);
  return {
    y: name("y", null, { sort: null, axis: { labelLimit: 380, labelFont: "ui-monospace, monospace", labelFontSize: 10 } }),
    x: number("b", "bits of surprise", { stack: "zero" }),
    color: name("p", null, { scale: { domain: order, range }, legend: { columns: 4 } }),
    order: number("o", null),
    tooltip: [
      name("p", "part"), number("b", "bits of this part", { format: ".2f" }), number("all", "bits", { format: ".2f" }), number("n", "events"),
      name("g", "key"), name("t", "template"), name("r", "why"), name("f", "first (UTC)"),
    ],
  };
}

/**
 * Folders between the first and the program say little and take the room of the arguments: `C:\\Windows\\…\\cmd.exe /c`.
 *
 * @param {string} command
 */
const shortened = (command) => command.replace(/^("?(?:[a-z]:)?[\\/][^\\/"]+[\\/])(?:[^\\/" ]+[\\/])+/i, "$1…\\");
