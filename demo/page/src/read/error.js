/** A file that cannot be read: what is told to the user, with the file's name and, where it is known, the line. */
export class ReadError extends Error {
  /**
   * @param {string} message
   * @param {{ file?: string, line?: number, cause?: unknown }} [where]
   */
  constructor(message, { file, line, cause } = {}) {
    super(message, { cause });
    this.name = "ReadError";
    this.file = file;
    this.line = line;
  }
}

/**
 * @param {number} line counted from 1
 * @param {string} what
 */
export const atLine = (line, what) => new ReadError(what, { line });

/** @param {unknown} error */
export const messageOf = (error) => String(/** @type {Error} */ (error)?.message ?? error);

/**
 * A refusal of logwinnow, which counts rows from 0, with rows as the page counts them; values that it quotes stay.
 *
 * @param {string} message
 */
export const inRowsFromOne = (message) => message.replace(/"(?:[^"\\]|\\.)*"|\brow (\d+)\b/g, (found, row) => (row === undefined ? found : `row ${Number(row) + 1}`));
