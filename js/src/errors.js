/**
 * What went wrong, as a word that a program can tell apart:
 * - from the module: `option`, `column`, `shape`, `value` (refused, the sentence names the field), `internal`;
 * - from here: `type` (handed in as the wrong JavaScript type), `load` (the wasm could not be loaded),
 *   `crashed` (the instance died, of too little memory for example), `cancelled` (the caller's signal).
 *
 * @typedef {"option"|"column"|"shape"|"value"|"internal"|"type"|"load"|"crashed"|"cancelled"} ErrorCode
 */

/** The only error that the functions of this package throw or reject with. */
export class LogwinnowError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = "LogwinnowError";
    this.code = code;
  }
}

/**
 * The one way to word a refusal: `options must be an object, got null`.
 *
 * @param {ErrorCode} code
 * @param {string} field as the caller named it
 * @param {string} must what would be right
 * @param {string} got what it was
 */
export function refusal(code, field, must, got) {
  return new LogwinnowError(code, `${field} must be ${must}, got ${got}`);
}

/**
 * A value in few words, for a message: text quoted and cut to 60 characters, anything else by its kind.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function shown(value) {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? value.slice(0, 60) + "..." : value);
  if (typeof value === "bigint") return `${value}n`;
  if (value === null || typeof value !== "object") return typeof value === "function" ? "a function" : String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return `an object (${value.constructor?.name ?? "no prototype"})`;
}

/**
 * @param {AbortSignal} [signal]
 * @returns {LogwinnowError} what a cancelled call rejects with; `cause` is the signal's reason
 */
export function cancelled(signal) {
  return new LogwinnowError("cancelled", "stopped by the caller", { cause: signal?.reason });
}
