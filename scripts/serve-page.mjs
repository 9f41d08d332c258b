// Serves the built page on loopback, with the page's own policy as a header too.
//   node scripts/serve-page.mjs [PORT]     prints the address; Ctrl-C ends it
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";

const file = new URL("../demo/page/dist/index.html", import.meta.url);

/** @param {string} html */
export function headersFor(html) {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "default-src 'none'";
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `${policy}; frame-ancestors 'none'`,
    // Chromium from 152 on: no connection and no look-up of a name either, whatever the frame tries (wicg.github.io/connection-allowlists).
    "connection-allowlist": "()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
  };
}

/**
 * @param {{ port?: number, bare?: boolean }} [how] any free port without one; `bare` without a header but the type, as a server
 *   sends the page that knows nothing of it
 * @returns {Promise<{ origin: string, asked: string[], close: () => void }>}
 */
export async function servePage({ port = 0, bare = false } = {}) {
  const html = readFileSync(file, "utf8");
  const headers = bare ? { "content-type": "text/html; charset=utf-8" } : headersFor(html);
  /** @type {string[]} */
  const asked = [];
  const server = createServer(({ url = "/" }, response) => {
    asked.push(url);
    if (url.split("?")[0] === "/") return response.writeHead(200, headers).end(html);
    response.writeHead(404, { "content-type": "text/plain" }).end("not here\n");
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined)));
  const { port: given } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${given}`, asked, close: () => (server.closeAllConnections(), server.close()) };
}

/**
 * Opens an address in the user's browser, where there is a screen.
 *
 * @param {string} address
 */
function show(address) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const program = { darwin: "open", linux: DISPLAY || WAYLAND_DISPLAY ? "xdg-open" : "" }[process.platform];
  if (program && process.stdout.isTTY) spawn(program, [address], { stdio: "ignore", detached: true }).on("error", () => {}).unref();
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const wanted = Number(process.argv[2] ?? 8733);
  const { origin } = await servePage({ port: wanted }).catch(() => servePage());
  const address = `${origin}/#view=patterns&sample=1`;
  console.log(`\nThe page, with the sample log analysed: ${address}\nIt is served until Ctrl-C. The same page in one file: demo/page/dist/index.html`);
  show(address);
}
