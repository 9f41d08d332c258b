import { chunksOf } from "./chunks.js";
import { unpacked } from "./gunzip.js";
import { Utf8Decoder } from "./utf8.js";

/**
 * @typedef {object} Source one file, unpacked, as it comes
 * @property {Uint8Array} first its beginning
 * @property {AsyncGenerator<Uint8Array>} chunks all of it, the beginning included
 * @property {string[]} notes what is to be said of it, known once it is read
 */

/** Enough to tell a format: no line of column names is longer. */
const BEGINNING = 1 << 16;
/** Characters handed on at once: browsers read files in far smaller chunks, each of which costs its parser a fresh start. */
const PIECE = 1 << 19;

/**
 * Opens a file; one that begins as gzip does is unpacked on the way.
 *
 * @param {Blob} file
 * @param {(bytes: number) => void} onBytes hears how many bytes of the file were read since it last heard
 * @returns {Promise<Source>}
 */
export async function open(file, onBytes) {
  let furthest = 0; // a file may be begun again
  const begin = () => {
    let at = 0;
    return file.stream().pipeThrough(new TransformStream({
      transform(chunk, control) {
        at += chunk.length;
        if (at > furthest) onBytes(at - furthest);
        furthest = Math.max(furthest, at);
        control.enqueue(chunk);
      },
    }));
  };
  const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = a === 0x1f && b === 0x8b;
  return peeked(packed ? unpacked(begin) : chunksOf(begin()));
}

/**
 * @param {AsyncGenerator<Uint8Array>} source
 * @returns {Promise<Source>}
 */
async function peeked(source) {
  /** @type {Uint8Array[]} */
  const begun = [];
  for (let size = 0; size < BEGINNING; ) {
    const { done, value } = await source.next();
    if (done) break;
    begun.push(value);
    size += value.length;
  }
  const first = joined(begun);
  async function* chunks() {
    yield first;
    yield* source;
  }
  return { first, chunks: chunks(), notes: [] };
}

/** @param {Source} source */
export async function bytesOf({ chunks }) {
  const all = [];
  for await (const chunk of chunks) all.push(chunk);
  return joined(all);
}

/**
 * The text, piece by piece. The encoding is told by the byte order mark or, without one, by where zero bytes are.
 *
 * Bytes that are not UTF-8 where it should be are read as Windows-1252, and noted.
 *
 * @param {Source} source
 * @returns {AsyncGenerator<string>}
 */
export async function* textOf({ first, chunks, notes }) {
  const encoding = encodingOf(first);
  const decoder = encoding === "utf-8" ? new Utf8Decoder() : new TextDecoder(encoding);
  let text = "";
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  text += decoder.decode();
  if (text) yield text;
  if (decoder instanceof Utf8Decoder && decoder.strays) notes.push(`${decoder.strays.toLocaleString("en")} ${decoder.strays === 1 ? "character is" : "characters are"} not UTF-8 and read as Windows-1252`);
}

/**
 * Logs are mostly ASCII, whose UTF-16 has zeros in every odd place (little-endian) or in every even one.
 *
 * @param {Uint8Array} first
 * @returns {"utf-8" | "utf-16le" | "utf-16be"}
 */
export function encodingOf(first) {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const start = first.subarray(0, 1000);
  let even = 0, odd = 0;
  start.forEach((byte, i) => byte === 0 && (i % 2 ? odd++ : even++));
  if (Math.max(even, odd) <= start.length / 5) return "utf-8";
  return odd > even ? "utf-16le" : "utf-16be";
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
