/**
 * What the address may keep behind its `#`: the name of a view, and numbers of settings that are known. Never a text, never
 * a value of the log. The shell checks what the frame posts to it as strictly as what a link brings.
 *
 * @typedef {{ view: string, numbers: Record<string, number> }} Address
 */

export const VIEWS = ["patterns", "clusters", "sizes", "variability", "timeline", "logons", "outliers", "series"];
export const NUMBERS = ["sample", "eps", "minSamples", "threshold", "period", "trees", "share", "bins", "top"];

/**
 * @param {unknown} message
 * @returns {Address} what of it is known
 */
export function checked(message) {
  const { view, numbers } = /** @type {any} */ (message ?? {});
  /** @type {Record<string, number>} */
  const kept = {};
  for (const name of NUMBERS) {
    const number = Object.prototype.hasOwnProperty.call(Object(numbers), name) ? numbers[name] : undefined;
    if (typeof number === "number" && Number.isFinite(number)) kept[name] = number;
  }
  return { view: VIEWS.includes(view) ? view : "", numbers: kept };
}

/**
 * @param {Address} address
 * @returns {string} without the `#`
 */
export function written({ view, numbers }) {
  const pairs = Object.entries(numbers).map(([name, number]) => `${name}=${number}`);
  return [...(view ? [`view=${view}`] : []), ...pairs].join("&");
}

/**
 * @param {string} fragment
 * @returns {Address}
 */
export function read(fragment) {
  const pairs = new URLSearchParams(fragment.replace(/^#/, ""));
  const number = (/** @type {string} */ text) => (/^-?\d{1,15}(?:\.\d{1,15})?(?:e-?\d{1,2})?$/.test(text) ? Number(text) : NaN);
  return checked({ view: pairs.get("view"), numbers: Object.fromEntries(Array.from(pairs, ([name, text]) => [name, number(text)])) });
}
