import { Problem } from "./problem.js";

/**
 * How large a log may be: bytes, packed and unpacked, and rows. 4 MiB take 40 to 105 MB of memory to analyse, where a
 * worker has 128. The settings of these names override them.
 */
const LIMITS = { MAX_BYTES: 4 * 2 ** 20, MAX_ROWS: 100_000 };

/**
 * @param {Request} request
 * @param {Record<string, string>} env
 * @returns {Promise<{ table: object, options?: object }>}
 */
export async function logOf(request, env) {
  const [maxBytes, maxRows] = [Number(env.MAX_BYTES) || LIMITS.MAX_BYTES, Number(env.MAX_ROWS) || LIMITS.MAX_ROWS];
  const media = (request.headers.get("Content-Type") ?? "").split(";")[0].trim().toLowerCase();
  const lines = ["application/x-ndjson", "application/ndjson", "application/jsonl"].includes(media);
  if (!lines && media !== "application/json") throw new Problem(415, "media_type", "Content-Type must be application/json or application/x-ndjson");
  const text = await textOf(request, maxBytes);
  const log = lines ? { table: text.split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line)) } : wrapped(JSON.parse(text));
  const rows = Array.isArray(log.table) ? log.table.length : (Object.values(log.table ?? {})[0]?.length ?? 0);
  if (rows > maxRows) throw new Problem(413, "too_large", `the log has more than ${maxRows} rows`);
  return log;
}

/** @param {any} document rows, columns, or {rows or columns, options} */
function wrapped(document) {
  if (Array.isArray(document)) return { table: document };
  if (Array.isArray(document?.rows)) return { table: document.rows, options: document.options };
  const columns = document?.columns;
  return columns && !Array.isArray(columns) ? { table: columns, options: document.options } : { table: document };
}

/**
 * @param {Request} request
 * @param {number} most
 */
async function textOf(request, most) {
  const encoding = (request.headers.get("Content-Encoding") ?? "identity").trim().toLowerCase();
  if (!["gzip", "identity"].includes(encoding)) throw new Problem(415, "media_type", "Content-Encoding must be gzip or identity");
  if (Number(request.headers.get("Content-Length")) > most) throw tooLarge(most);
  let body = request.body ?? new Blob([]).stream();
  if (encoding === "gzip") body = body.pipeThrough(limited(most)).pipeThrough(new DecompressionStream("gzip"));
  try {
    return await new Response(body.pipeThrough(limited(most))).text();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "malformed", encoding === "gzip" ? "the gzip of the body is broken" : "the body could not be read to its end");
  }
}

/** @param {number} most */
function limited(most) {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      if ((seen += chunk.byteLength) > most) throw tooLarge(most);
      controller.enqueue(chunk);
    },
  });
}

/** @param {number} most */
const tooLarge = (most) => new Problem(413, "too_large", `the log has more than ${most} bytes`);
