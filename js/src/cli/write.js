import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { isPlainObject } from "../columns.js";
import { cellText } from "./views.js";

/** Pieces of this many characters go out at a time: an answer may be longer than a text can be. */
const PIECE = 1 << 16;

/**
 * Writes text piece by piece, waiting where the reader is slow.
 *
 * @param {Iterable<string>} pieces
 * @param {string} [file] standard output without
 * @param {string} [end]
 */
export async function write(pieces, file, end = "") {
  const out = file === undefined ? process.stdout : createWriteStream(file);
  let held = "";
  const flush = async () => {
    if (!out.write(held)) await once(out, "drain");
    held = "";
  };
  for (const piece of pieces) {
    held += piece;
    if (held.length >= PIECE) await flush();
  }
  held += end;
  if (held) await flush();
  if (file !== undefined) await /** @type {Promise<void>} */ (new Promise((resolve, reject) => out.on("error", reject).end(resolve)));
}

/** Items of an array that are written together. */
const BATCH = 1024;

/**
 * A value as JSON; typed arrays as arrays, NaN as null.
 *
 * @param {any} value
 * @returns {Generator<string, void, void>}
 */
export function* jsonPieces(value) {
  if (isPlainObject(value)) {
    yield "{";
    let comma = "";
    for (const [name, part] of Object.entries(value)) {
      yield `${comma}${JSON.stringify(name)}:`;
      yield* jsonPieces(part);
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
