const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
/** What the bytes 0x80 to 0x9f are in Windows-1252 (encoding.spec.whatwg.org); the decoder of Node 20 gives those of Latin-1. */
const BELOW_A0 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
/** What the bytes from 0x80 on are, as UTF-8: browsers read text as Windows-1252 that says nothing of its encoding. */
const WINDOWS_1252 = Array.from({ length: 0x80 }, (_, i) => encoder.encode(BELOW_A0[i] ?? String.fromCharCode(0x80 + i)));

/**
 * Decodes UTF-8, and bytes that are none as Windows-1252: U+FFFD in their place would make one of names that differ.
 * Logs to which several programs write have both, so each byte is judged alone, and pieces may end anywhere.
 * Called as TextDecoder is.
 */
export class Utf8Decoder {
  /** Bytes that were not UTF-8. */
  strays = 0;
  #rest = new Uint8Array(0);
  #begun = false;

  /**
   * @param {Uint8Array} [chunk]
   * @param {{ stream?: boolean }} [options] `stream`: more will come
   * @returns {string}
   */
  decode(chunk = new Uint8Array(0), { stream = false } = {}) {
    const bytes = this.#joined(chunk);
    const end = stream ? bytes.length - unfinished(bytes) : bytes.length;
    this.#rest = bytes.slice(end);
    const text = this.#text(bytes.subarray(0, end));
    if (this.#begun || !text) return text;
    this.#begun = true;
    return text.replace(/^\ufeff/, "");
  }

  /** @param {Uint8Array} chunk */
  #joined(chunk) {
    if (!this.#rest.length) return chunk;
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    return bytes;
  }

  /** @param {Uint8Array} bytes */
  #text(bytes) {
    try {
      return utf8.decode(bytes);
    } catch {
      const { mended, strays } = mend(bytes);
      this.strays += strays;
      return utf8.decode(mended);
    }
  }
}

/**
 * The bytes with those in UTF-8 that were not.
 *
 * @param {Uint8Array} bytes
 */
function mend(bytes) {
  const mended = new Uint8Array(3 * bytes.length);
  let strays = 0, used = 0;
  for (let i = 0; i < bytes.length; ) {
    const size = bytes[i] < 0x80 ? 1 : sizeAt(bytes, i); // ASCII, most of the time
    if (size === 1) mended[used++] = bytes[i++];
    else if (size) for (const end = i + size; i < end; ) mended[used++] = bytes[i++];
    else {
      for (const byte of WINDOWS_1252[bytes[i++] - 0x80]) mended[used++] = byte;
      strays++;
    }
  }
  return { mended: mended.subarray(0, used), strays };
}

/**
 * How many bytes the character has that begins here, 0 if none does (table 3-7 of the Unicode standard).
 *
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function sizeAt(bytes, at) {
  const size = sizeOf(bytes[at]);
  if (size < 2) return size;
  const [least, most] = secondOf(bytes[at]);
  if (!(bytes[at + 1] >= least && bytes[at + 1] <= most)) return 0;
  for (let i = at + 2; i < at + size; i++) if (!isInner(bytes[i])) return 0;
  return size;
}

/** How many bytes a character has that begins so, 0 if none does. @param {number} byte */
const sizeOf = (byte) => (byte < 0x80 ? 1 : byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);

/** Between what the second byte lies: no long forms, no halves of pairs, nothing beyond U+10FFFF. @param {number} byte the first */
const secondOf = (byte) => [byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80, byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf];

/** @param {number} byte */
const isInner = (byte) => (byte & 0xc0) === 0x80;

/**
 * How many bytes at the end may be the beginning of a character that the next piece completes.
 *
 * @param {Uint8Array} bytes
 */
function unfinished(bytes) {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (!isInner(byte)) return sizeOf(byte) > back ? back : 0;
  }
  return 0;
}
