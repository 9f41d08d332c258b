import { Inflate } from "pako";
import { chunksOf } from "./chunks.js";
import { ReadError } from "./error.js";

/** Bytes handed on at once. */
const UNPACKED = 1 << 18;

/**
 * Unpacks gzip as it comes. The browser's own unpacking is four times as fast as pako's, but refuses a file of several
 * members (`cat a.gz b.gz`, logs that are appended to, bgzip) and does not tell where the first ends: such a file is begun
 * again, without what was handed on already.
 *
 * @param {() => ReadableStream<Uint8Array>} begin the file from its beginning
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* unpacked(begin) {
  let given = 0;
  try {
    for await (const chunk of chunksOf(begin().pipeThrough(/** @type {any} */ (new DecompressionStream("gzip"))))) {
      given += chunk.length;
      yield chunk;
    }
    return;
  } catch {
    // What is wrong, if anything, pako tells in words that are the same in every browser.
  }
  let at = 0;
  for await (const chunk of gunzipped(chunksOf(begin()))) {
    at += chunk.length;
    if (at > given) yield chunk.subarray(Math.max(0, chunk.length - (at - given)));
  }
}

/** One member: its text goes out as it comes, and what lies behind it is told. */
class Member extends Inflate {
  /** @type {Uint8Array[]} */
  text = [];

  constructor() {
    super({ windowBits: 15 + 16, chunkSize: UNPACKED }); // 16: gzip and nothing else, as in zlib
  }

  /** @param {Uint8Array} chunk */
  onData(chunk) {
    this.text.push(chunk);
  }

  /** What was unpacked is not kept. */
  onEnd() {}

  /** Bytes of the last chunk that do not belong to it. */
  get left() {
    return /** @type {any} */ (this).strm.avail_in;
  }
}

/**
 * Unpacks the members of a gzipped file, with their checksums. Zeros between or behind them are filling, as for gzip.
 *
 * @param {AsyncIterable<Uint8Array>} chunks
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* gunzipped(chunks) {
  /** @type {Member | undefined} */
  let member;
  for await (let chunk of chunks) {
    while (chunk.length) {
      if (!member) chunk = withoutFilling(chunk);
      if (!chunk.length) break;
      member ??= new Member();
      member.push(chunk);
      yield* member.text.splice(0);
      if (member.err) throw broken(member.msg);
      chunk = chunk.subarray(chunk.length - (member.ended ? member.left : 0));
      if (member.ended) member = undefined;
    }
  }
  if (member) throw new ReadError("it ends within packed text: the file is not complete");
}

/** @param {Uint8Array} chunk */
function withoutFilling(chunk) {
  const from = chunk.findIndex((byte) => byte !== 0);
  return chunk.subarray(from < 0 ? chunk.length : from);
}

/** A file is taken for gzip by its first bytes, so that only what follows a member can lack them. @param {string} message of zlib */
const broken = (message) => new ReadError(message === "incorrect header check" ? "behind the packed text is something that is not gzip: the file may be damaged" : `it begins as gzip does but cannot be unpacked (${message})`);
