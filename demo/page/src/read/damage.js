import { ReadError, messageOf } from "./error.js";

/** What is said of Parquet and Arrow files that cannot be read: their libraries stumble over damage in words of JavaScript. */

/** Both formats begin and end with a mark. An Arrow stream has none. */
const MARKS = { Parquet: "PAR1", Arrow: "ARROW1" };

/**
 * @param {"Parquet" | "Arrow"} format
 * @param {Uint8Array} bytes of the whole file
 * @param {() => Promise<void> | void} read
 */
export async function readWhole(format, bytes, read) {
  const mark = MARKS[format];
  if (latin(bytes.subarray(0, mark.length)) === mark && latin(bytes.subarray(-mark.length)) !== mark) throw new ReadError(`the ${format} file's footer is missing at its end: the file is damaged or not complete`);
  try {
    await read();
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    const words = cause instanceof TypeError || cause instanceof RangeError ? "" : ` (${messageOf(cause)})`;
    throw new ReadError(`the ${format} file is damaged, or of a kind that is not known here${words}`, { cause });
  }
}

/** @param {Uint8Array} bytes */
const latin = (bytes) => String.fromCharCode(...bytes);
