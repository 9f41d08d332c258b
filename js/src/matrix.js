import { LogwinnowError, refusal, shown } from "./errors.js";

/**
 * @param {unknown} data
 * @returns {boolean} whether it is numbers row by row: a typed array, or an array of arrays
 */
export function isMatrix(data) {
  if (Array.isArray(data)) return data.length > 0 && isVector(data[0]);
  return ArrayBuffer.isView(data) && !(data instanceof DataView);
}

/** @type {(row: unknown) => boolean} */
const isVector = (row) => Array.isArray(row) || ArrayBuffer.isView(row);

/**
 * A matrix as the module takes it. A flat one needs `columns` from the caller; an array of arrays tells it.
 *
 * @param {any} matrix
 * @returns {{ columns: { columns?: number }, cargo: import("./engine.js").Cargo }}
 */
export function matrixCargo(matrix) {
  const none = Array.isArray(matrix) && matrix.length === 0;
  if (!isMatrix(matrix) && !none) throw refusal("type", "matrix", "a Float64Array with its rows one behind the other, or an array of rows", shown(matrix));
  if (!Array.isArray(matrix)) {
    const numbers = matrix instanceof Float64Array ? matrix : Float64Array.from(matrix, Number);
    return { columns: {}, cargo: { arrays: [numbers], transfer: numbers === matrix ? [] : [/** @type {ArrayBuffer} */ (numbers.buffer)] } };
  }
  const columns = none ? 1 : matrix[0].length;
  const numbers = new Float64Array(matrix.length * columns);
  for (const [i, row] of matrix.entries()) {
    if (!isVector(row)) throw refusal("type", `matrix row ${i}`, "an array of numbers", shown(row));
    if (row.length !== columns) throw new LogwinnowError("shape", `matrix rows must be of equal length, but row 0 has ${columns} numbers and row ${i} has ${row.length}`);
    for (let j = 0; j < columns; j++) {
      if (typeof row[j] !== "number") throw refusal("type", `matrix row ${i}`, "numbers only", shown(row[j]));
      numbers[i * columns + j] = row[j];
    }
  }
  return { columns: { columns }, cargo: { arrays: [numbers], transfer: [numbers.buffer] } };
}

/**
 * @param {string} field for the refusal
 * @param {any} numbers
 * @returns {Float64Array} a copy
 */
export function vectorOf(field, numbers) {
  if (!isVector(numbers) || numbers instanceof DataView) throw refusal("type", field, "an array of numbers", shown(numbers));
  if (!Array.isArray(numbers)) return Float64Array.from(numbers, Number);
  return Float64Array.from(numbers, (value, i) => {
    if (typeof value !== "number") throw refusal("type", field, "an array of numbers", `${shown(value)} in row ${i}`);
    return value;
  });
}
