import { Problem, tooLarge } from "./problem.js";

/** @typedef {"json" | "lines" | "delimited"} Format */

/** @type {Record<string, Format>} */
const FORMATS = {
  "application/json": "json", "application/x-ndjson": "lines", "application/ndjson": "lines", "application/jsonl": "lines",
  "text/csv": "delimited", "text/tab-separated-values": "delimited",
};

/** @param {Request} request @returns {Format} that the request names */
export function formatOf(request) {
  const [media, ...parameters] = (request.headers.get("Content-Type") ?? "").split(";").map((part) => part.trim().toLowerCase());
  const format = Object.hasOwn(FORMATS, media) ? FORMATS[media] : undefined;
  if (!format) throw new Problem(415, "media_type", "Content-Type must be application/json, application/x-ndjson or text/csv");
  const charset = parameters.find((part) => part.startsWith("charset="))?.slice(8).replaceAll('"', "");
  if (charset && !["utf-8", "utf8", "us-ascii"].includes(charset)) throw new Problem(415, "media_type", "the log must be in UTF-8");
  return format;
}

/**
 * The body as text, unpacked. Gzip is known by its header, and by its first bytes where that is absent. Without a byte
 * order mark; broken UTF-8 becomes U+FFFD.
 *
 * @param {Request} request
 * @param {number} most bytes, packed and unpacked
 * @returns {Promise<string>}
 */
export async function textOf(request, most) {
  const encoding = (request.headers.get("Content-Encoding") ?? "").trim().toLowerCase();
  if (!["", "gzip", "identity"].includes(encoding)) throw new Problem(415, "media_type", "Content-Encoding must be gzip or identity");
  if (Number(request.headers.get("Content-Length")) > most) throw tooLarge("bytes", most);
  if (!request.body) return "";
  const raw = await bytesOf(request.body, most, "the body could not be read to its end");
  const zipped = raw[0] === 0x1f && raw[1] === 0x8b;
  if (encoding === "gzip" && !zipped) throw new Problem(400, "malformed", "the body is not gzip");
  const unpacked = zipped ? await bytesOf(new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip")), most, "the gzip of the body is broken") : raw;
  return new TextDecoder().decode(unpacked);
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most
 * @param {string} broken what to say where it does not come to its end
 */
async function bytesOf(stream, most, broken) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  let size = 0;
  try {
    for await (const piece of /** @type {any} */ (stream)) {
      if ((size += piece.byteLength) > most) throw tooLarge("bytes", most);
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(400, "malformed", broken);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
