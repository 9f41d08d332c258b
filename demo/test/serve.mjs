import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm", ".css": "text/css",
  ".svg": "image/svg+xml", ".png": "image/png", ".csv": "text/csv", ".ipynb": "application/json", ".woff2": "font/woff2",
};

/**
 * A folder on loopback.
 *
 * @param {string} root
 * @param {Record<string, string>} [headers] besides
 */
export async function serve(root, headers) {
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
    if (path.endsWith("/")) path += "index.html";
    const isThere = (/** @type {string} */ one) => one.startsWith(root) && statSync(one, { throwIfNoEntry: false })?.isFile();
    const found = [path, `${path}.html`, `${path}/index.html`].map((one) => join(root, one)).find(isThere);
    if (!found) {
      response.writeHead(404).end("not here");
      return;
    }
    const type = /** @type {any} */ (TYPES)[extname(found)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers });
    createReadStream(found).pipe(response);
  });
  return { origin: `http://127.0.0.1:${await listening(server)}`, close: () => closed(server) };
}

/** A proxy that refuses whatever it is asked for, and remembers it. */
export async function refusingProxy() {
  const asked = /** @type {string[]} */ ([]);
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end("HTTP/1.1 502 refused\r\n\r\n");
  });
  return { port: await listening(server), asked, close: () => closed(server) };
}

/** @param {import("node:http").Server} server @returns {Promise<number>} its port */
const listening = (server) => new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(/** @type {any} */ (server.address()).port)));

/** @param {import("node:http").Server} server */
function closed(server) {
  server.closeAllConnections();
  server.close();
}
