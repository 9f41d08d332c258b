import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import { fill, h } from "./dom.js";
import { Cancelled } from "./log.js";
import { save } from "./save.js";
import { spelt } from "../export/unseen.js";

/** The scheme that charts are drawn in. */
export const theme = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
/** What every chart is told. */
export const look = () => ({ theme: theme(), width: "container" });

/**
 * Draws a Vega-Lite specification, with buttons that save it. Its expressions are interpreted: the page may not evaluate
 * code. Tooltips are texts of our own, since what they show comes from the log.
 *
 * @param {HTMLElement} place
 * @param {any} spec
 * @param {string} name of the files
 * @returns {Promise<any>} Vega's view
 */
export async function draw(place, spec, name) {
  const target = h("div.draw", { role: "figure", "aria-label": textOf(spec.title) });
  const button = (/** @type {string} */ text, /** @type {() => void} */ onClick) => h("button", { type: "button", onClick }, text);
  fill(place, target, h("div.toolbar", null,
    button("SVG", async () => save(`${name}.svg`, await view.toSVG())),
    button("PNG", async () => save(`${name}.png`, await png(await view.toCanvas(2))))));
  await new Promise(requestAnimationFrame); // "container" is as wide as the element has become
  const { usermeta, $schema, ...own } = spec; // wishes for other pages' menus; a version that a later Vega-Lite warns of
  const { view } = await embed(target, spelling(own), { ast: true, expr: expressionInterpreter, actions: false, defaultStyle: false, renderer: "canvas", mode: "vega-lite", tooltip });
  return view;
}

/**
 * Makes a chart, and what is listed beside it, anew. Where that fails nothing is left of what was shown before: it would look like
 * the answer to what is chosen now. What is cancelled leaves all as it was.
 *
 * @param {HTMLElement[]} places
 * @param {() => Promise<void>} make
 */
export async function anew(places, make) {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof Cancelled)) for (const place of places) fill(place);
    throw error;
  }
}

/** What holds expressions: they name fields, and have escapes of their own. */
const EXPRESSIONS = new Set(["expr", "calculate", "filter", "test", "labelExpr", "signal", "update", "field", "groupby"]);

/**
 * The specification with characters that do not show spelt out in its texts: a picture has no other way to show them.
 *
 * @param {any} part
 * @returns {any}
 */
function spelling(part) {
  if (typeof part === "string") return spelt(part);
  if (Array.isArray(part)) return part.map(spelling);
  if (typeof part !== "object" || part === null || ArrayBuffer.isView(part) || part instanceof Date) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, EXPRESSIONS.has(name) ? value : spelling(value)]));
}

/** @param {any} title */
const textOf = (title) => [title?.text ?? title ?? "chart", ...(title?.subtitle ?? [])].join("; ");

/** @param {HTMLCanvasElement} canvas */
const png = (canvas) => new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png"));

const tip = h("div.tip", { hidden: true });

/**
 * @param {unknown} _
 * @param {MouseEvent} event
 * @param {unknown} item
 * @param {any} value
 */
function tooltip(_, event, item, value) {
  tip.hidden = !value;
  if (!value) return;
  if (!tip.isConnected) document.body.append(tip);
  const pairs = typeof value === "object" ? Object.entries(value).filter(([, text]) => text !== "" && text !== null && text !== undefined) : [["", value]];
  fill(tip, h("dl", null, ...pairs.flatMap(([name, text]) => [h("dt", null, name), h("dd", null, text)])));
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(event.clientY + 14, innerHeight - height - 8))}px`;
}
