import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { decoded } from "./decode.js";

/** The name that stands for standard input. */
export const STDIN = "-";

/**
 * A file's text, piece by piece: gunzipped where its first bytes say gzip, decoded from UTF-8 or UTF-16 by its byte
 * order mark or, without one, by where its zero bytes are.
 *
 * @param {string} file
 * @returns {AsyncGenerator<string>}
 */
export async function* textOf(file) {
  const raw = file === STDIN ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 });
  let chunks = await peeked(raw);
  if (chunks.first[0] === 0x1f && chunks.first[1] === 0x8b) {
    const gunzip = createGunzip();
    const packed = Readable.from(chunks.all, { objectMode: false }).on("error", (error) => gunzip.destroy(error));
    chunks = await peeked(packed.pipe(gunzip));
  }
  yield* decoded(chunks.all, encodingOf(chunks.first));
}

/**
 * @param {AsyncIterable<Buffer>} stream
 * @returns {Promise<{ first: Buffer, all: AsyncGenerator<Buffer> }>} its beginning, at least four bytes if there are as
 *   many, and all of it
 */
async function peeked(stream) {
  const source = stream[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < 4) {
    const { done, value } = await source.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  async function* all() {
    yield first;
    for (;;) {
      const { done, value } = await source.next();
      if (done) return;
      yield value;
    }
  }
  return { first, all: all() };
}

/**
 * @param {Buffer} first
 * @returns {"utf-8" | "utf-16le" | "utf-16be"}
 */
function encodingOf(first) {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const start = first.subarray(0, 1000);
  if (!start.includes(0)) return "utf-8";
  // Logs are mostly ASCII, whose UTF-16 has zeros in every odd place (little-endian) or every even one.
  let even = 0, odd = 0;
  start.forEach((byte, i) => byte === 0 && (i % 2 ? odd++ : even++));
  if (Math.max(even, odd) < start.length / 5) return "utf-8";
  return odd > even ? "utf-16le" : "utf-16be";
}
