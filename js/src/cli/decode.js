import { isUtf8 } from "node:buffer";
import { atLine } from "./delimited.js";

/**
 * The text of bytes that come piece by piece. What is not UTF-8 where it should be is refused with its line: U+FFFD in its
 * place would make one of names that differ.
 *
 * @param {AsyncIterable<Buffer>} chunks
 * @param {"utf-8" | "utf-16le" | "utf-16be"} encoding
 * @returns {AsyncGenerator<string>}
 */
export async function* decoded(chunks, encoding) {
  const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
  let line = 1;
  const decode = (/** @type {Buffer} */ chunk, stream = true) => {
    try {
      return decoder.decode(chunk, { stream });
    } catch {
      throw atLine(line + linesBefore(chunk), "this is not UTF-8; if it is Windows-1252: iconv -f WINDOWS-1252 -t UTF-8");
    }
  };
  for await (const chunk of chunks) {
    const text = decode(chunk);
    line += breaksIn(chunk);
    if (text) yield text;
  }
  const rest = decode(Buffer.alloc(0), false);
  if (rest) yield rest;
}

/**
 * How many lines of a piece are UTF-8 before one that is not. Its first line may begin within a character.
 *
 * @param {Buffer} chunk
 */
function linesBefore(chunk) {
  let from = 0, lines = 0;
  while (from < 3 && (chunk[from] & 0xc0) === 0x80) from++;
  for (let end; (end = chunk.indexOf(10, from)) >= 0 && isUtf8(chunk.subarray(from, end)); from = end + 1) lines++;
  return lines;
}

/** @param {Buffer} chunk */
function breaksIn(chunk) {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++;
  return count;
}
