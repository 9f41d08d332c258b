import { LogwinnowError } from "logwinnow";
import { admitted, cors, who } from "./access.js";
import { addressOf } from "./address.js";
import { paths } from "./analyse.js";
import { linesOf, textOf } from "./answer.js";
import { formatOf, textOf as bodyOf } from "./body.js";
import documents from "./documents.json" with { type: "json" };
import { readDocument, readLog } from "./log.js";
import { Problem, factsOf, quoted, refusal } from "./problem.js";
import { once, optionsOf } from "./query.js";

/**
 * How large a log may be. 4 MiB take 50 to 105 MB of memory to analyse, where a worker has 128. The settings of these
 * names override them.
 */
const LIMITS = { MAX_BYTES: 4 * 2 ** 20, MAX_ROWS: 100_000, MAX_CELLS: 1_000_000 };

/** What the Go worker tells of itself, as `go run ./wasm/httpapi/describe` writes it: the routes are the same. @type {Record<string, string>} */
const told = documents;
const openapi = JSON.parse(told["/openapi.json"]);
const readable = [...Object.keys(told), "/v1/health"];

/** @typedef {Record<string, string>} Env */

/**
 * The routes of the Go worker over the npm package.
 *
 * @param {(path: string, log: import("./log.js").Log, options: any, others: import("./log.js").Log | undefined, request: Request) => object} analyse the tests' one looks at the request
 */
export const handler = (analyse) => async (/** @type {Request} */ request, /** @type {Env} */ env) => {
  const response = await respond(request, env, analyse).catch(refused);
  cors(response.headers, request, env);
  return response;
};

/**
 * @param {Request} request
 * @param {Env} env
 * @param {Parameters<typeof handler>[0]} analyse
 */
async function respond(request, env, analyse) {
  const { path: pathname, search } = addressOf(request.url);
  const searchParams = new URLSearchParams(search);
  const isDocument = readable.includes(pathname);
  if (!isDocument && !paths.includes(pathname)) throw new Problem(404, "not_found", "there is no such path; GET / tells which there are");
  const methods = isDocument ? ["GET", "HEAD", "OPTIONS"] : ["POST", "OPTIONS"];
  const Allow = methods.join(", ");
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow } });
  if (!methods.includes(request.method)) throw new Problem(405, "method", `this path takes ${Allow}`, {}, { Allow });
  if (isDocument) return send(200, told[pathname] ?? textOf({ status: "ok", analyses: who(env) }));
  await admitted(request, env);
  const inLines = wantsLines(request, searchParams);
  const { log, options, others } = await read(request, env, pathname, searchParams);
  const answer = analyse(pathname, log, options, others, request);
  return inLines ? send(200, linesOf(pathname, answer), { "Content-Type": "application/x-ndjson" }) : send(200, textOf(answer));
}

/**
 * The logs of a request, and the options of its query and body.
 *
 * @param {Request} request
 * @param {Env} env
 * @param {string} path
 * @param {URLSearchParams} query
 */
async function read(request, env, path, query) {
  const [bytes, rows, cells] = Object.entries(LIMITS).map(([name, limit]) => (/^\d+$/.test(env[name]) && Number(env[name])) || limit);
  const format = formatOf(request);
  const inQuery = optionsOf(query, openapi.paths[path].post.parameters);
  const { log, options: inBody = {}, others } = readLog(await bodyOf(request, bytes), format, { rows, cells });
  const options = once([...inQuery, ...Object.entries(inBody)]);
  if (others && path !== "/v1/outliers") throw refusal("option", "others", "left out, as only /v1/outliers takes a second log", "it");
  return { log, options, others: others && second(others, log, { rows, cells }) };
}

/**
 * The second log. Both together must keep to the limits.
 *
 * @param {unknown} document
 * @param {import("./log.js").Log} first
 * @param {import("./log.js").Limits} limits
 */
function second(document, first, limits) {
  try {
    return readDocument(document, { ...limits, taken: { rows: first.rows, cells: first.rows * first.names.length } }).log;
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 413) throw error;
    throw refusal(error.code, `others: ${error.facts?.field}`, String(error.facts?.must), String(error.facts?.got));
  }
}

/**
 * Whether the answer is to be NDJSON: by format in the query, or by what the caller accepts.
 *
 * @param {Request} request
 * @param {URLSearchParams} query
 */
function wantsLines(request, query) {
  const format = query.get("format");
  if (format && !["json", "ndjson"].includes(format)) throw refusal("option", "format", '"json" or "ndjson"', quoted(format));
  const accept = (request.headers.get("Accept") ?? "").toLowerCase();
  return format ? format === "ndjson" : accept.includes("ndjson") && !accept.includes("application/json");
}

/** @param {any} error what is not a refusal of ours is not told: it could hold anything */
function refused(error) {
  if (error instanceof Problem) return send(error.status, textOf({ error: { code: error.code, message: error.message, ...error.facts } }), error.headers);
  if (error instanceof LogwinnowError && !["internal", "crashed", "load"].includes(error.code)) {
    return send(422, textOf({ error: { code: error.code, message: error.message, ...factsOf(error.message) } }));
  }
  console.error("an analysis failed:", error.code ?? error.name); // and no message: it may quote the log
  return send(500, textOf({ error: { code: "internal", message: "the analysis failed; nothing of the log was kept" } }));
}

/**
 * @param {number} status
 * @param {string} body
 * @param {Record<string, string>} [headers]
 */
function send(status, body, headers) {
  return new Response(body, { status, headers: { "Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...headers } });
}
