import { readArrow, readParquet } from "./binary.js";
import { readWhole } from "./damage.js";
import { delimiterOf, readDelimited } from "./delimited.js";
import { ReadError, messageOf } from "./error.js";
import { readJson, readJsonLines } from "./json.js";
import { readLines } from "./lines.js";
import { bytesOf, encodingOf, open, textOf } from "./source.js";
import { Store } from "./store.js";

/**
 * @typedef {"parquet" | "arrow" | "json" | "jsonlines" | "audit" | "lines" | "delimited"} Format
 * @typedef {{ name: string, blob: Blob }} LogFile
 * @typedef {{ name: string, format: Format, rows: number }} FileRead
 */

/** @type {Record<Format, (source: import("./source.js").Source, store: Store) => Promise<void> | void>} */
const readers = {
  parquet: async (source, store) => {
    const bytes = await bytesOf(source);
    await readWhole("Parquet", bytes, () => readParquet(bytes, store));
  },
  arrow: async (source, store) => {
    const bytes = await bytesOf(source);
    await readWhole("Arrow", bytes, () => readArrow(bytes, store));
  },
  json: (source, store) => readJson(textOf(source), store),
  jsonlines: (source, store) => readJsonLines(textOf(source), store),
  audit: (source, store) => readLines(textOf(source), store),
  lines: (source, store) => readLines(textOf(source), store),
  delimited: (source, store) => readDelimited(textOf(source), store),
};

/**
 * Reads files, one behind the other, into one table with the union of their columns; of several, a column `file` tells
 * which (`file name` where one of them has such a column).
 *
 * @param {LogFile[]} files
 * @param {(progress: { done: number, total: number, rows: number }) => void} [onProgress]
 * @returns {Promise<{ table: import("./table.js").LogTable, files: FileRead[], notes: string[] }>} `notes`: what the user should know of how they were read
 */
export async function readFiles(files, onProgress) {
  const store = new Store();
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0);
  let done = 0;
  /** @type {FileRead[]} */
  const read = [];
  /** @type {string[]} */
  const notes = [];
  for (const { name, blob } of files) {
    try {
      const source = await open(blob, (bytes) => onProgress?.({ done: (done += bytes), total, rows: store.rows }));
      const format = formatOf(source.first);
      const before = store.rows;
      await readers[format](source, store);
      if (store.rows === before) throw new ReadError("there are no rows in it");
      notes.push(...source.notes.map((note) => (files.length > 1 ? `${name}: ${note}` : note)));
      read.push({ name, format, rows: store.rows - before });
      if (files.length > 1) store.mark(name);
    } catch (cause) {
      throw new ReadError(messageOf(cause), { file: name, line: /** @type {any} */ (cause).line, cause });
    }
  }
  return { table: store.finish(), files: read, notes };
}

/**
 * Tells the format by the beginning of the file, whatever it is called.
 *
 * @param {Uint8Array} first
 * @returns {Format}
 */
export function formatOf(first) {
  const latin = String.fromCharCode(...first.subarray(0, 6));
  if (latin.startsWith("PAR1")) return "parquet";
  if (latin === "ARROW1" || latin.startsWith("\xff\xff\xff\xff")) return "arrow";
  const text = new TextDecoder(encodingOf(first)).decode(first, { stream: true }).replace(/^\ufeff/, "").trimStart();
  if (text === "") throw new ReadError("it is empty");
  if (!isText(text)) throw new ReadError("it is neither text nor a format that is known here");
  return formatOfText(text);
}

/**
 * Logs have some characters that control, colours of a terminal above all; of random bytes every tenth is one.
 *
 * @param {string} text
 */
const isText = (text) => !/[\0-\x08]/.test(text.slice(0, 200)) && (text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0) < text.length / 20;

/**
 * @param {string} start
 * @returns {Format}
 */
function formatOfText(start) {
  if (/^(?:node=\S+ )?type=\S+ msg=audit\(/.test(start)) return "audit";
  if (start[0] === "[" && /^\[\s*(?:[{\]]|$)/.test(start)) return "json";
  const [first, second = ""] = start.split(/\r?\n/, 2);
  if (start[0] === "{") return isJson(first) && second.trim() !== "" ? "jsonlines" : "json";
  return first.includes(delimiterOf(first)) || second === "" ? "delimited" : "lines";
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
