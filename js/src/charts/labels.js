import { extentOf } from "./scales.js";

/** A letter of the labels is about so wide, a line so high. */
const LETTER = 6;
const LINE = 13;

/**
 * Which labels can be printed without covering one another.
 *
 * @param {{ x: number | null, y: number | null }[]} points
 * @param {string[]} texts
 * @param {number[]} order which label goes first where two want the same room
 * @param {number} width pixels
 * @param {number} height pixels
 * @returns {number[]} indices of points
 */
export function labelled(points, texts, order, width, height) {
  const across = place(points.map(({ x }) => x ?? 0), width);
  const down = place(points.map(({ y }) => -(y ?? 0)), height);
  /** @type {{ left: number, right: number, top: number }[]} */
  const taken = [];
  return order.filter((i) => {
    const box = { left: across(i), right: across(i) + texts[i].length * LETTER + 12, top: down(i) };
    const free = texts[i] !== "" && box.right < width + 60 && taken.every((other) => box.right < other.left || other.right < box.left || Math.abs(box.top - other.top) > LINE);
    if (free) taken.push(box);
    return free;
  });
}

/**
 * @param {number[]} values
 * @param {number} pixels
 */
function place(values, pixels) {
  const { from, to } = extentOf([values]) ?? { from: 0, to: 0 };
  return (/** @type {number} */ i) => (to > from ? ((values[i] - from) / (to - from)) * pixels : pixels / 2);
}
