/**
 * A column of texts whose kind is told, which the package reads when it wants it, and does not hand back. It has a tag of
 * its own, as a log may have a column called "table", which must not look like an answer's.
 */
export class Late {
  /** @param {"empty" | "number"} kind @param {string[]} cells */
  constructor(kind, cells) {
    this.kind = kind;
    this.length = cells.length;
    this.read = () => cells;
  }

  get [Symbol.toStringTag]() {
    return "Late";
  }
}

/**
 * An answer whose table has the late columns of the log, too, where they stood: the package does not hand them back.
 *
 * @param {Record<string, any>} columns the log
 * @param {any} answer
 */
export function withLate(columns, answer) {
  if (Array.isArray(columns) || !Object.values(columns).some((column) => column instanceof Late)) return answer;
  const { table, rows } = answer;
  const at = (/** @type {string[]} */ cells) => (rows ? Array.from(rows, (/** @type {number} */ row) => cells[row]) : cells);
  const first = Object.entries(columns).map(([name, column]) => [name, column instanceof Late && !Object.hasOwn(table, name) ? at(column.read()) : table[name]]);
  return { ...answer, table: Object.fromEntries([...first, ...Object.entries(table)]) };
}
