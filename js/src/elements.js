import { LogwinnowError } from "./errors.js";

/**
 * The same functions, of `create` or of `logwinnow/charts`, with results that are elements, since Observable shows those by themselves and
 * nothing else. An element has all that the result has, under the same names.
 *
 * @template {object} F
 * @param {F} functions
 * @param {(element: HTMLElement, spec: object) => Promise<unknown>} [embed] vega-embed's, where charts are to be drawn
 * @returns {F}
 */
export function asElements(functions, embed) {
  const shown = (/** @type {any} */ result) => (typeof result?._toMime === "function" ? elementOf(result, embed) : result);
  const wrap = (/** @type {any} */ of) => (/** @type {any[]} */ ...args) => {
    const result = of(...args);
    return result instanceof Promise ? result.then(shown) : shown(result);
  };
  return /** @type {any} */ (Object.fromEntries(Object.entries(functions).map(([name, of]) => [name, typeof of === "function" ? wrap(of) : of])));
}

/** @param {any} result @param {((element: HTMLElement, spec: object) => Promise<unknown>) | undefined} embed */
function elementOf(result, embed) {
  const element = document.createElement("div");
  const html = result._toMime()["text/html"];
  if (html === undefined && !embed) throw new LogwinnowError("type", "asElements: embed must be a function that draws a specification into an element, got undefined");
  if (html === undefined) embed?.(element, result).catch((error) => element.append(String(error)));
  else {
    element.style.overflowX = "auto";
    element.innerHTML = html;
  }
  return Object.defineProperties(element, Object.getOwnPropertyDescriptors(result));
}
