/**
 * Arguments out of JSON. An object with one of these keys stands for something that is no JSON:
 *
 * - `$table`: { columns: [{ name, kind }], rows, at }: a table, number `at`, whose columns Python converts when they are wanted;
 * - `$floats`, `$bytes`: the number of a buffer; its memory is used where it lies, until the call is over;
 * - `$texts`: the numbers of two buffers, UTF-8 and n+1 int32 positions;
 * - `$pairs`: the keys and values of an object that has such a key itself, the user's own.
 *
 * @param {string} json an array of arguments
 * @param {(table: number, column: number) => any} fetch
 * @param {any[]} buffers
 * @param {any[]} held is added to: what the caller must release
 * @returns {any[]}
 */
export function argumentsOf(json, fetch, buffers, held) {
  const view = (/** @type {number} */ i, /** @type {string} */ type) => {
    const buffer = buffers[i].getBuffer(type);
    held.push(buffer);
    return buffer.data;
  };
  return JSON.parse(json, (_, value) => {
    if (value === null || typeof value !== "object") return value;
    if ("$pairs" in value) return Object.fromEntries(value.$pairs);
    if ("$floats" in value) return view(value.$floats, "f64");
    if ("$bytes" in value) return view(value.$bytes, "u8");
    if ("$texts" in value) return { bytes: view(value.$texts[0], "u8"), offsets: view(value.$texts[1], "i32") };
    return "$table" in value ? tableOf(value.$table, fetch) : value;
  });
}

/**
 * @param {{ columns: { name: string, kind: any }[], rows: number, at: number }} table
 * @param {(table: number, column: number) => any} fetch
 */
function tableOf({ columns, rows, at }, fetch) {
  return Object.fromEntries(columns.map(({ name, kind }, i) => [name, { kind, length: rows, read: () => columnOf(kind, fetch(at, i)) }]));
}

/**
 * A column's cells. They are copied: while other columns are converted, Python's memory may grow, and move.
 *
 * @param {string} kind
 * @param {any} parts buffers: [numbers], [booleans] or [UTF-8, positions]
 */
function columnOf(kind, parts) {
  const copies = Array.from(parts, (/** @type {any} */ part) => {
    const buffer = part.getBuffer();
    const copy = buffer.data.slice();
    buffer.release();
    part.destroy();
    return copy;
  });
  parts.destroy();
  if (copies.length === 2) return { bytes: copies[0], offsets: copies[1] };
  return kind === "boolean" ? Array.from(copies[0], Boolean) : copies[0];
}
