import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isPlainObject } from "../columns.js";
import { cellText } from "./views.js";

/**
 * Writes text piece by piece: an answer may be longer than a text can be.
 *
 * @param {Iterable<string>} pieces
 * @param {string} [file] standard output without
 */
export async function write(pieces, file) {
  const out = file === undefined ? process.stdout : createWriteStream(file);
  await pipeline(Readable.from(gathered(pieces)), out, { end: file !== undefined });
}

/**
 * @param {Iterable<string>} pieces
 * @returns {Generator<string, void, void>} the same in fewer, longer ones
 */
function* gathered(pieces) {
  let held = "";
  for (const piece of pieces) {
    held += piece;
    if (held.length < 1 << 16) continue;
    yield held;
    held = "";
  }
  if (held) yield held;
}

/** Items of an array that are written together. */
const BATCH = 1024;

/**
 * A JSON document and the end of its line.
 *
 * @param {any} value typed arrays become arrays, NaN becomes null
 * @returns {Generator<string, void, void>}
 */
export function* jsonPieces(value) {
  yield* valuePieces(value);
  yield "\n";
}

/**
 * @param {any} value
 * @returns {Generator<string, void, void>}
 */
function* valuePieces(value) {
  if (isPlainObject(value)) {
    yield "{";
    let comma = "";
    for (const [name, part] of Object.entries(value)) {
      yield `${comma}${JSON.stringify(name)}:`;
      yield* valuePieces(part);
      comma = ",";
    }
    return yield "}";
  }
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return yield jsonOf(value);
  const items = /** @type {any[]} */ (value);
  yield "[";
  for (let i = 0; i < items.length; i += BATCH) yield (i ? "," : "") + jsonOf(items.slice(i, i + BATCH)).slice(1, -1);
  yield "]";
}

/** @param {any} value */
const jsonOf = (value) => JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? Array.from(/** @type {any} */ (part)) : typeof part === "bigint" ? String(part) : part)) ?? "null";

/**
 * @param {Record<string, ArrayLike<any>>} columns
 * @param {number} [top] rows at most
 * @returns {Generator<string, void, void>} CSV with a line of names; quoted where RFC 4180 asks for it
 */
export function* csvPieces(columns, top = Infinity) {
  const all = Object.values(columns);
  yield csvLine(Object.keys(columns));
  for (let row = 0; row < Math.min(all[0]?.length ?? 0, top); row++) yield csvLine(all.map((values) => cellText(values[row])));
}

/** @param {string[]} cells */
const csvLine = (cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",") + "\n";
