/**
 * How many rows there are of each combination of two columns' values, in their order: what pandas' groupby and count give.
 *
 * @param {Record<string, any[]>} table
 * @param {[string, string]} columns
 * @param {string} name of the column of counts
 * @returns {Record<string, any>[]}
 */
export function countBy(table, [first, second], name) {
  /** @type {Map<string, Record<string, any>>} */
  const counts = new Map();
  table[first].forEach((value, i) => {
    const key = JSON.stringify([value, table[second][i]]);
    const row = counts.get(key) ?? { [first]: value, [second]: table[second][i], [name]: 0 };
    row[name]++;
    counts.set(key, row);
  });
  const order = (/** @type {any} */ a, /** @type {any} */ b) => (a < b ? -1 : Number(a > b));
  return [...counts.values()].sort((a, b) => order(a[first], b[first]) || order(a[second], b[second]));
}
