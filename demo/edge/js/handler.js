import { LogwinnowError } from "logwinnow";
import { paths } from "./analyse.js";
import { admitted } from "./access.js";
import { logOf } from "./body.js";
import { Problem } from "./problem.js";

/**
 * The routes of the Go worker over the npm package. Logs come as JSON or JSON lines: the package takes rows and
 * columns, and reading CSV is its command's business.
 *
 * @param {(path: string, table: any, options: object, request: Request) => object} analyse the tests' one looks at the request
 */
export const handler = (analyse) => async (/** @type {Request} */ request, /** @type {Record<string, string>} */ env) => {
  try {
    return await answer(request, env, analyse);
  } catch (error) {
    return told(error);
  }
};

/**
 * @param {Request} request
 * @param {Record<string, string>} env
 * @param {Parameters<typeof handler>[0]} analyse
 */
async function answer(request, env, analyse) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/v1/health") return only(request, "GET") ?? json(200, { status: "ok" });
  if (!paths.includes(pathname)) throw new Problem(404, "not_found", `there is no such path; there are ${paths.join(", ")} and /v1/health`);
  const refused = only(request, "POST");
  if (refused) return refused;
  await admitted(request, env);
  const { table, options } = await logOf(request, env);
  const wishes = { ...options, ...JSON.parse(searchParams.get("options") ?? "{}") };
  return json(200, analyse(pathname, table, wishes, request));
}

/**
 * @param {Request} request
 * @param {string} method
 */
function only(request, method) {
  if (request.method === method) return undefined;
  return json(405, { error: { code: "method", message: `this path takes ${method}` } }, { Allow: method });
}

/** @param {any} error what is not a refusal of ours is not told: it could hold anything */
function told(error) {
  if (error instanceof Problem) return json(error.status, { error: { code: error.code, message: error.message } }, error.headers);
  if (error instanceof SyntaxError) return json(400, { error: { code: "malformed", message: error.message } });
  const refusal = error instanceof LogwinnowError && !["internal", "crashed", "load"].includes(error.code);
  if (refusal) return json(422, { error: { code: error.code, message: error.message } });
  console.error("an analysis failed:", error.code ?? error.name); // and no message: it may quote the log
  return json(500, { error: { code: "internal", message: "the analysis failed; nothing of the log was kept" } });
}

/**
 * @param {number} status
 * @param {unknown} document typed arrays become arrays, NaN becomes null
 * @param {Record<string, string>} [headers]
 */
function json(status, document, headers) {
  const text = JSON.stringify(document, (_, part) => (ArrayBuffer.isView(part) ? Array.from(/** @type {any} */ (part)) : part));
  return new Response(text, { status, headers: { "Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...headers } });
}
