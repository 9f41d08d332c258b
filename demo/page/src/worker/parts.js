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
  let from = 0;
  files.forEach(({ format, rows }, i) => {
    const columns = table.columns.map((column) => ({ ...column, empty: !isFilled(column, from, from + rows) }));
    const audit = format === "audit" || columns.some(({ name, empty }) => name === "AuditdMessage" && !empty);
    const kind = kindOf(columns, audit);
    const part = parts.get(kind) ?? { kind, files: [], rows: 0 };
    parts.set(kind, { ...part, files: [...part.files, i], rows: part.rows + rows });
    from += rows;
  });
  return [...parts.values()];
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
