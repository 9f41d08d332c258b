import { RowColumns } from "../rows.js";
import { Table } from "../table.js";
import { readDelimited } from "./delimited.js";
import { readJson, readJsonLines } from "./json.js";
import { linesOf } from "./lines.js";
import { STDIN, textOf } from "./source.js";
import { TextColumns } from "./textcolumn.js";

/** @typedef {"audit" | "json" | "jsonlines" | "delimited"} Format */

/** Bad input: what is said on standard error, with the file's name. */
export class InputError extends Error {}

/**
 * Reads files of one format, one behind the other, into one table with the union of their columns.
 *
 * @param {string[]} files names; `-` is standard input
 * @returns {Promise<{ format: Format, table: Table }>}
 */
export async function readFiles(files) {
  const texts = new TextColumns();
  const rows = new RowColumns();
  /** @type {Format | undefined} */
  let format;
  for (const file of files) {
    try {
      const { kind, text } = await sniffed(textOf(file));
      if (format && kind !== format) throw new Error(`its format (${kind}) is not that of ${files[0]} (${format})`);
      format = kind;
      await readers[kind](text, kind === "json" || kind === "jsonlines" ? rows : /** @type {any} */ (texts));
    } catch (error) {
      const name = file === STDIN ? "standard input" : file;
      throw new InputError(`${name}: ${/** @type {Error} */ (error).message}`, { cause: error });
    }
  }
  const columns = format?.startsWith("json") ? rows.finish() : texts.finish();
  return { format: format ?? "delimited", table: new Table(columns) };
}

/** @type {Record<Format, (text: AsyncGenerator<string>, into: any) => Promise<void>>} */
const readers = { audit: readLines, json: readJson, jsonlines: readJsonLines, delimited: readDelimited };

/**
 * Reads plain lines into one column called `line`.
 *
 * @param {AsyncIterable<string>} text
 * @param {TextColumns} into
 */
export async function readLines(text, into) {
  const column = into.column("line");
  for await (const lines of linesOf(text)) {
    for (const line of lines) if (line !== "") column.set(into.rows++, line);
  }
}

/**
 * Tells the format by the beginning of the text.
 *
 * @param {AsyncGenerator<string>} text
 * @returns {Promise<{ kind: Format, text: AsyncGenerator<string> }>}
 */
async function sniffed(text) {
  let start = "";
  for (let next; start.length < 1 << 16 && !(next = await text.next()).done; ) start += next.value;
  if (start.trim() === "") throw new Error("it is empty");
  async function* all() {
    yield start;
    yield* text;
  }
  return { kind: formatOf(start.trimStart()), text: all() };
}

/** @param {string} start */
function formatOf(start) {
  if (/^(?:node=\S+ )?type=\S+ msg=audit\(/.test(start)) return "audit";
  if (start[0] === "[") return "json";
  if (start[0] !== "{") return "delimited";
  const [first, second = ""] = start.split(/\r?\n/, 2);
  return isJson(first) && second.trim() !== "" ? "jsonlines" : "json";
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
