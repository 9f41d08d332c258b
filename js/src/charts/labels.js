import { extentOf } from "./scales.js";

/** A letter of the labels is about so wide, a line so high; marks begin so far from the edges. */
const LETTER = 6;
const LINE = 12;
const PADDING = 16;
/** Labels tried: more would only be refused for lack of room. */
const MOST = 400;

/**
 * Which labels can be printed to the right of their marks without covering one another or a mark. The last in the
 * list come first.
 *
 * @param {number[]} xs
 * @param {number[]} ys
 * @param {string[]} texts
 * @param {{ width: number, height: number }} size pixels
 * @returns {number[]} indices of marks
 */
export function labelled(xs, ys, texts, { width, height }) {
  const [across, down] = [pixels(xs, width), pixels(ys, height).map((up) => height - up)];
  /** @type {{ left: number, right: number, y: number }[]} */
  const taken = [];
  const free = (/** @type {{ left: number, right: number, y: number }} */ box) =>
    taken.every((other) => box.right < other.left || other.right < box.left || Math.abs(box.y - other.y) > LINE) &&
    across.every((x, i) => x < box.left || x > box.right || Math.abs(down[i] - box.y) > LINE / 2 + 3);
  const order = Array.from(texts.keys()).reverse().filter((i) => texts[i] !== "").slice(0, MOST);
  return order.filter((i) => {
    const box = { left: across[i] + 6, right: across[i] + 8 + texts[i].length * LETTER, y: down[i] };
    const fits = box.right < width + PADDING && free(box);
    if (fits) taken.push(box);
    return fits;
  });
}

/**
 * @param {number[]} values
 * @param {number} size
 */
function pixels(values, size) {
  const { from, to } = extentOf([values]) ?? { from: 0, to: 0 };
  return values.map((value) => (to > from ? PADDING + ((value - from) / (to - from)) * (size - 2 * PADDING) : size / 2));
}
