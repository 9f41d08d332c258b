/** A name of a column that a query language has no way to write. What would be asked without it finds too much. */
export class NameRefused extends Error {
  /**
   * @param {string} what is asked in the language, "a Sigma rule"
   * @param {string} column
   * @param {string} why
   */
  constructor(what, column, why) {
    super(`${what} cannot name the column "${column}": ${why}. Rename it in the log to have this filter`);
  }
}
