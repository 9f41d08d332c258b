/** A request that is refused, with the status that says so. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} code for programs
   * @param {string} message for people
   * @param {Record<string, string>} [headers]
   */
  constructor(status, code, message, headers) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
