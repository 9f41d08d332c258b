import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = /** @type {Record<string, string>} */ ({ ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" });

/**
 * Serves a folder on loopback; `/blank` is an empty page.
 *
 * @param {string} folder
 * @param {Record<string, string>} [headers] with every answer
 * @returns {Promise<{ origin: string, asked: string[], close: () => void }>}
 */
export async function serve(folder, headers = {}) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://x").pathname);
    asked.push(path);
    if (path === "/blank") return response.writeHead(200, { ...headers, "content-type": "text/html" }).end("<!doctype html><title>blank</title>");
    const content = await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { ...headers, "content-type": TYPES[extname(path)] ?? "text/plain" }).end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, asked, close: () => (server.closeAllConnections(), server.close()) };
}
