/**
 * What the address may keep behind its `#`: the name of a view, and numbers of settings that are known. Never a text, never
 * a value of the log. The shell checks what the frame posts to it as strictly as what a link brings.
 *
 * @typedef {{ view: string, numbers: Record<string, number> }} Address
 */

export const VIEWS = ["patterns", "clusters", "sizes", "variability", "timeline", "logons", "outliers", "series"];

/**
 * The numbers, each with what its control allows: the one place that says so. A link with another number is as good as one
 * without it.
 *
 * @type {Record<string, { min: number, max: number, step?: number, whole?: boolean, not?: number }>}
 */
export const LIMITS = {
  sample: { min: 1, max: 5, whole: true },
  eps: { min: 1e-15, max: 1e15 },
  minSamples: { min: 1, max: 1000, whole: true },
  threshold: { min: 0.5, max: 10, step: 0.1 },
  period: { min: 0, max: 100000, whole: true, not: 1 },
  trees: { min: 1, max: 1000, whole: true },
  share: { min: 0, max: 0.2, step: 0.001 },
  bins: { min: 0, max: 4, whole: true },
  top: { min: 1, max: 500, whole: true },
};

/**
 * @param {string} name of one of LIMITS
 * @param {unknown} number
 * @returns {number is number}
 */
function isAllowed(name, number) {
  const { min, max, whole, not } = LIMITS[name];
  return typeof number === "number" && number >= min && number <= max && number !== not && (!whole || Number.isInteger(number));
}

/**
 * @param {unknown} message
 * @returns {Address} what of it is known
 */
export function checked(message) {
  const { view, numbers } = /** @type {any} */ (message ?? {});
  /** @type {Record<string, number>} */
  const kept = {};
  for (const name of Object.keys(LIMITS)) {
    const number = Object.prototype.hasOwnProperty.call(Object(numbers), name) ? numbers[name] : undefined;
    if (isAllowed(name, number)) kept[name] = number;
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
  const number = (/** @type {string} */ text) => (/^-?\d{1,16}(?:\.\d{1,15})?(?:e-?\d{1,2})?$/.test(text) ? Number(text) : NaN);
  return checked({ view: pairs.get("view"), numbers: Object.fromEntries(Array.from(pairs, ([name, text]) => [name, number(text)])) });
}
