/**
 * Which rows are drawn where there are too many: all that matter, and of the others one from each stretch of equal
 * length. The choice depends on the numbers alone, so that the same log always gives the same chart; the place within a
 * stretch changes, lest what repeats at the same pace as the stretches is always or never hit.
 *
 * @param {number} rows
 * @param {number} most rows drawn
 * @param {(row: number) => boolean} [matters]
 * @returns {number[]} rising row numbers
 */
export function thinned(rows, most, matters = () => false) {
  const all = Array.from({ length: rows }, (_, row) => row);
  if (rows <= most) return all;
  const kept = all.filter(matters);
  if (kept.length >= most) return sampled(kept, most);
  const others = sampled(all.filter((row) => !matters(row)), most - kept.length);
  return [...kept, ...others].sort((a, b) => a - b);
}

/**
 * @param {number[]} rows
 * @param {number} most
 */
function sampled(rows, most) {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, i) => {
    const from = Math.floor((i * rows.length) / most);
    const to = Math.floor(((i + 1) * rows.length) / most);
    return rows[from + (Math.imul(i + 1, 0x9e3779b1) >>> 0) % (to - from)];
  });
}

/**
 * The rows of a series of values that keep its shape: of each stretch the lowest and the highest value, a gap where
 * there is one, and all rows that matter. The ends are kept.
 *
 * @param {Float64Array} values NaN: missing
 * @param {number} most rows, about
 * @param {(row: number) => boolean} [matters]
 * @returns {number[]} rising row numbers
 */
export function outlined(values, most, matters = () => false) {
  const rows = values.length;
  if (rows <= most) return Array.from(values, (_, row) => row);
  const kept = new Set([0, rows - 1]);
  const stretches = Math.max(1, Math.floor(most / 3));
  for (let i = 0; i < stretches; i++) {
    for (const row of extremes(values, Math.floor((i * rows) / stretches), Math.floor(((i + 1) * rows) / stretches))) kept.add(row);
  }
  for (let row = 0; row < rows; row++) if (matters(row)) kept.add(row);
  return [...kept].sort((a, b) => a - b);
}

/**
 * @param {Float64Array} values
 * @param {number} from
 * @param {number} to
 * @returns {number[]}
 */
function extremes(values, from, to) {
  let low = -1, high = -1, gap = -1;
  for (let row = from; row < to; row++) {
    if (Number.isNaN(values[row])) gap = row;
    else {
      if (low < 0 || values[row] < values[low]) low = row;
      if (high < 0 || values[row] > values[high]) high = row;
    }
  }
  return [low, high, gap].filter((row) => row >= 0);
}
