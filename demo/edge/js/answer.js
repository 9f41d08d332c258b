/** @param {any} value @returns {string} JSON: typed arrays become arrays, NaN becomes null */
export const textOf = (value) => JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? Array.from(/** @type {any} */ (part)) : part));

/**
 * The answer as NDJSON: a line for each thing found, and in the last line, under the name answer, what else it holds.
 *
 * @param {string} path
 * @param {any} answer
 * @returns {string}
 */
export function linesOf(path, answer) {
  const { found, rest } = (path === "/v1/winnow" ? byPattern : path === "/v1/outliers" ? byOutlier : byRow)(answer);
  return [...found, { answer: rest }].map((one) => textOf(one) + "\n").join("");
}

/** @param {any} answer */
const byPattern = ({ patterns, ...rest }) => ({ found: patterns, rest });

/** @param {any} answer each flagged row, the strangest first; reasons are given for the first maxReasons rows */
function byOutlier({ reasons, rows, ...rest }) {
  const found = Array.from(rows, (/** @type {number} */ row, i) => ({ row, score: rest.scores[row], rank: rest.ranks[row], reasons: reasons[i] ?? [] }));
  return { found, rest };
}

/** @param {any} answer each row of its table */
function byRow({ table, ...rest }) {
  const columns = Object.entries(table);
  const length = columns[0]?.[1].length ?? 0;
  const found = Array.from({ length }, (_, row) => Object.fromEntries(columns.map(([name, values]) => [name, values[row]])));
  return { found, rest };
}
