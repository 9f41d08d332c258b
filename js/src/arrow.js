import { LogwinnowError } from "./errors.js";

/** Arrow tables are known by their shape, so that any library and any version of it will do. */

/** Type numbers of the Arrow format's schema (Schema.fbs, in the order that JavaScript libraries number them). */
const TYPE = { dictionary: -1, null: 1, int: 2, float: 3, text: 5, boolean: 6, decimal: 7, date: 8, timestamp: 10, largeText: 20 };

/** @type {Record<number, import("./columns.js").Kind>} */
const KINDS = { [TYPE.null]: "empty", [TYPE.int]: "number", [TYPE.float]: "number", [TYPE.boolean]: "boolean", [TYPE.date]: "time", [TYPE.timestamp]: "time" };

/** @param {any} table */
export const isArrowTable = (table) => typeof table?.getChild === "function" && Array.isArray(table.schema?.fields);

/** @param {any} values */
export const isArrowVector = (values) => typeof values?.type?.typeId === "number" && typeof (values.get ?? values.at) === "function";

/**
 * @param {any} table
 * @returns {import("./columns.js").Column[]}
 */
export function arrowColumns(table) {
  return table.schema.fields.map((/** @type {any} */ { name }) => arrowColumn(name, table.getChild(name)));
}

/**
 * @param {string} name
 * @param {any} vector
 * @returns {import("./columns.js").Column}
 */
export function arrowColumn(name, vector) {
  const type = vector.type.typeId === TYPE.dictionary ? (vector.type.dictionary ?? vector.type.valueType) : vector.type;
  if (type.typeId === TYPE.decimal) {
    throw new LogwinnowError("type", `column ${JSON.stringify(name)} is an Arrow decimal: cast it to a 64-bit float`);
  }
  const { length } = vector;
  const kind = vector.nullCount === length ? "empty" : (KINDS[type.typeId] ?? "text");
  const get = (vector.get ?? vector.at).bind(vector);
  const at = kind === "time" ? (/** @type {number} */ row) => dated(get(row)) : get;
  return {
    name, kind, length, at, texts: vector.type.typeId === TYPE.text ? arrowTexts(vector) : undefined,
    get values() {
      if (kind === "number" && !vector.nullCount && type.bitWidth !== 64) return vector.toArray();
      if (kind !== "time" && kind !== "number") return Array.from({ length }, (_, row) => at(row));
      return Float64Array.from({ length }, (_, row) => Number(at(row) ?? NaN));
    },
  };
}

/**
 * A timestamp of any unit comes out of Arrow libraries as epoch milliseconds, or as a Date.
 *
 * @param {number | bigint | Date | null} value
 */
const dated = (value) => (value === null || value === undefined ? null : new Date(Number(value)));

/**
 * The bytes of a Utf8 vector as they lie in memory, its chunks put one behind the other. Not where there are nulls,
 * whose slots may hold anything.
 *
 * @param {any} vector
 * @returns {import("./instance.js").Texts | undefined}
 */
function arrowTexts(vector) {
  const chunks = vector.data;
  if (vector.nullCount !== 0 || !Array.isArray(chunks)) return undefined;
  if (!chunks.every((chunk) => chunk.valueOffsets instanceof Int32Array && chunk.values instanceof Uint8Array)) return undefined;
  if (chunks.length === 1 && chunks[0].valueOffsets[0] === 0) {
    const { values, valueOffsets, length } = chunks[0];
    return { bytes: values.subarray(0, valueOffsets[length]), offsets: valueOffsets.subarray(0, length + 1) };
  }
  const size = (/** @type {any} */ { valueOffsets, length }) => valueOffsets[length] - valueOffsets[0];
  const total = chunks.reduce((sum, chunk) => sum + size(chunk), 0);
  if (total > 0x7fffffff) return undefined; // the encoder words the refusal
  const texts = { bytes: new Uint8Array(total), offsets: new Int32Array(vector.length + 1) };
  let row = 0, used = 0;
  for (const { values, valueOffsets, length } of chunks) {
    texts.bytes.set(values.subarray(valueOffsets[0], valueOffsets[length]), used);
    for (let i = 0; i < length; i++) texts.offsets[++row] = used + valueOffsets[i + 1] - valueOffsets[0];
    used = texts.offsets[row];
  }
  return texts;
}
