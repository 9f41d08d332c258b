/** A request that is refused, with the status that says so. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} code for programs
   * @param {string} message for people
   * @param {Record<string, string | number>} [facts] field, must and got of a refusal; line and offset of malformed text; limit
   * @param {Record<string, string>} [headers]
   */
  constructor(status, code, message, facts, headers) {
    super(message);
    this.status = status;
    this.code = code;
    this.facts = facts;
    this.headers = headers;
  }
}

/**
 * A refusal in the words of the package.
 *
 * @param {string} code
 * @param {string} field
 * @param {string} must
 * @param {string} got
 */
export const refusal = (code, field, must, got) => new Problem(422, code, `${field} must be ${must}, got ${got}`, { field, must, got });

/**
 * The parts of a refusal in the words of the package, whose errors are sentences. Names and values stand in them in
 * quotes, and may hold the same words.
 *
 * @param {string} sentence
 * @returns {Record<string, string>}
 */
export function factsOf(sentence) {
  const marks = Array.from(sentence.matchAll(/"(?:[^"\\]|\\.)*"| must be |, got /gs));
  const must = marks.find(([mark]) => mark === " must be ");
  const got = must && marks.find(({ 0: mark, index }) => mark === ", got " && index > must.index);
  if (!got) return {};
  const [first, second] = [must, got].map(({ 0: mark, index }) => index + mark.length);
  return { field: sentence.slice(0, must.index), must: sentence.slice(first, got.index), got: sentence.slice(second) };
}

/** @param {string} what rows, cells or bytes @param {number} limit */
export const tooLarge = (what, limit) => new Problem(413, "too_large", `the log has more than ${limit} ${what}`, { limit });

/**
 * @param {string} text
 * @param {number} at where it is wrong
 * @param {string} what
 * @param {{ line: number, offset: number }} [from] where the text begins in the whole
 * @param {string} [ending] of lines
 */
export function malformed(text, at, what, from = { line: 1, offset: 0 }, ending = "\n") {
  const before = text.slice(0, at);
  const line = from.line + before.split(ending).length - 1;
  const offset = from.offset + new TextEncoder().encode(before).length;
  return new Problem(400, "malformed", `line ${line}, byte ${offset}: ${what}`, { line, offset });
}

/** @param {string} text from the data, cut to 60 characters @returns {string} */
export function quoted(text) {
  const characters = Array.from(text.slice(0, 122));
  return JSON.stringify(characters.length > 60 ? characters.slice(0, 60).join("") + "..." : text);
}
