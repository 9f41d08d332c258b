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
 * @param {import("./lend.js").Lender} lender
 * @returns {any[]}
 */
export function argumentsOf(json, fetch, buffers, lender) {
  const views = buffers.map((buffer) => lender.take(buffer));
  return JSON.parse(json, (_, value) => {
    if (value === null || typeof value !== "object") return value;
    if ("$pairs" in value) return Object.fromEntries(value.$pairs);
    if ("$floats" in value) return views[value.$floats]();
    if ("$bytes" in value) return views[value.$bytes]();
    if ("$texts" in value) return textsOf(value.$texts.map((/** @type {number} */ i) => views[i]));
    return "$table" in value ? tableOf(value.$table, fetch, lender) : value;
  });
}

/** @param {(() => any)[]} views */
const textsOf = ([bytes, offsets]) => ({ bytes: bytes(), offsets: offsets() });

/**
 * @param {{ columns: { name: string, kind: any }[], rows: number, at: number }} table
 * @param {(table: number, column: number) => any} fetch
 * @param {import("./lend.js").Lender} lender
 */
function tableOf({ columns, rows, at }, fetch, lender) {
  return Object.fromEntries(columns.map(({ name, kind }, i) => [name, lateColumn(kind, rows, () => fetch(at, i), lender)]));
}

/**
 * A column that is lent where the package prepares all that it wants before it reads one. Where it does not (charts read
 * columns as they need them), the cells are copied: converting the next column may move Python's memory.
 *
 * @param {"text" | "number" | "boolean" | "time" | "empty"} kind
 * @param {number} length
 * @param {() => any} fetch
 * @param {import("./lend.js").Lender} lender
 * @returns {import("../../js/src/types.js").LateColumn}
 */
function lateColumn(kind, length, fetch, lender) {
  /** @type {(() => any)[] | undefined} */
  let views;
  const prepare = () => (views ??= taken(fetch(), lender));
  return { kind, length, prepare, read: () => (views ? cellsOf(kind, views) : cellsOf(kind, prepare().map((view) => () => view().slice()))) };
}

/**
 * @param {any} parts buffers: [numbers], [booleans] or [UTF-8, positions]
 * @param {import("./lend.js").Lender} lender
 */
function taken(parts, lender) {
  const views = Array.from(parts, (/** @type {any} */ part) => {
    const view = lender.take(part);
    part.destroy();
    return view;
  });
  parts.destroy();
  return views;
}

/**
 * @param {string} kind
 * @param {(() => any)[]} views
 */
function cellsOf(kind, views) {
  if (views.length === 2) return textsOf(views);
  return kind === "boolean" ? Array.from(views[0](), Boolean) : views[0]();
}
