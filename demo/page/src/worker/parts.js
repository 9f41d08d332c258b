import { columnOf } from "../read/table.js";
import { kindOf } from "./recognise.js";

/**
 * Files of one kind among those that were opened together.
 *
 * @typedef {{ kind: import("./recognise.js").LogKind, files: number[], rows: number }} Part `files` by their places in the list
 */

/**
 * What each file is about, told by the columns that are filled in its rows.
 *
 * @param {import("../read/table.js").LogTable} table
 * @param {import("../read/read.js").FileRead[]} files whose rows stand one behind the other in the table
 * @returns {Part[]} one for each kind
 */
export function partsOf(table, files) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  const own = files.length > 1 ? table.columns.filter(({ name }) => name !== (table.byName.has("file (name)") ? "file (name)" : "file")) : table.columns;
  let from = 0;
  files.forEach(({ format, rows }, i) => {
    const columns = own.map((column) => ({ name: column.name, kind: kindWithin(column, from, from + rows), empty: !isFilled(column, from, from + rows) }));
    const audit = format === "audit" || columns.some(({ name, empty }) => name === "AuditdMessage" && !empty);
    const kind = kindOf(columns, audit);
    const part = parts.get(kind) ?? { kind, files: [], rows: 0 };
    parts.set(kind, { ...part, files: [...part.files, i], rows: part.rows + rows });
    from += rows;
  });
  return [...parts.values()];
}

/**
 * What the whole is about: that of its files, if they are of one kind.
 *
 * @param {{ name: string, kind: string, empty?: boolean }[]} columns of the whole
 * @param {Part[]} parts
 */
export const kindOfAll = (columns, parts) => (parts.length === 1 ? parts[0].kind : kindOf(columns, false));

/**
 * A column that is text may have numbers in one file.
 *
 * @param {import("../read/table.js").Column} column
 * @param {number} from
 * @param {number} to
 */
function kindWithin({ name, kind, texts }, from, to) {
  return texts ? columnOf(name, { bytes: texts.bytes, offsets: texts.offsets.subarray(from, to + 1) }).kind : kind;
}

/**
 * @param {import("../read/table.js").Column} column
 * @param {number} from
 * @param {number} to
 */
function isFilled({ texts, numbers }, from, to) {
  if (texts) return texts.offsets[to] > texts.offsets[from];
  return Boolean(numbers?.subarray(from, to).some((number) => !Number.isNaN(number)));
}
