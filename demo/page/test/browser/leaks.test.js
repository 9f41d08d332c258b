import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { servePage } from "../../../../scripts/serve-page.mjs";
import { browsers, pause, until } from "./browsers.js";
import { listen } from "./leaks/listener.js";
import { ALONE, TOGETHER } from "./leaks/ways.js";

/**
 * Nothing leaves: every known way to send data is tried inside the frame of the built page, by code that runs there as the
 * page's own would, over http and from the disk. The same ways are tried in a frame without the protection: a way counts as
 * tested only where that control arrives, the others are listed and not claimed.
 */

const WAYS = { ...TOGETHER, ...ALONE };
const NAMES = Object.keys(WAYS);
const PAGE = new URL("../../dist/index.html", import.meta.url).href;
/** Milliseconds in which a way must arrive; most need a few. */
const PATIENCE = { together: 3500, alone: 900 };
/** Pages open at a time. */
const ABREAST = 4;
/** The control must hear at least so many, or the listeners are broken. */
const LEAST = { chromium: 60, firefox: 55 };

for (const [name, { path, launch }] of Object.entries(browsers)) {
  describe(`${name}: nothing leaves`, { skip: path ? false : `${name} is not installed`, timeout: 280000 }, () => {
    /** @type {import("./browsers.js").Browser} */
    let browser;
    let listener, page, control, heard;
    before(async () => {
      browser = await launch();
      listener = await listen(NAMES);
      page = await servePage();
      control = await serveControl();
    });
    after(async () => {
      await browser?.close();
      for (const each of [listener, page, control]) each?.close();
    });
    const run = async (/** @type {string} */ label, /** @type {string} */ url, /** @type {string} */ ready) => {
      const places = await listener.places(label);
      const go = async (/** @type {string[]} */ ways, /** @type {number} */ patience) => {
        const opened = await browser.open(url);
        await until(() => opened.evaluate(ready));
        const tried = await opened.evaluate(attack(ways, places)).catch(() => 1); // the page may be gone already
        assert.equal(tried, ways.length, "the ways were tried");
        await pause(patience);
        await opened.close().catch(() => {});
      };
      await go(Object.keys(TOGETHER), PATIENCE.together);
      const alone = Object.keys(ALONE);
      while (alone.length) await Promise.all(alone.splice(0, ABREAST).map((way) => go([way], PATIENCE.alone)));
      return listener.arrived.get(label);
    };

    test("the listeners hear what an unprotected page sends", async (t) => {
      heard = await run(`${name}-control`, control.origin, "document.readyState === 'complete'");
      const deaf = NAMES.filter((way) => !heard.has(way));
      t.diagnostic(`${name}: without the protection ${heard.size} of ${NAMES.length} ways arrive; not claimed: ${deaf.join(", ")}`);
      assert.ok(heard.size >= LEAST[name], `${heard.size}`);
    });

    for (const [where, url] of [["over http", () => `${page.origin}/`], ["from the disk", () => PAGE]]) {
      test(`0 of them arrive from the page ${where}`, async (t) => {
        const arrived = await run(`${name}-${where.replaceAll(" ", "-")}`, url(), `document.querySelector(".greeting") !== null`);
        t.diagnostic(`${name}, ${where}: ${arrived.size} of ${heard.size} ways arrive`);
        assert.deepEqual([...arrived], []);
      });
    }
  });
}

/**
 * @param {string[]} ways
 * @param {{ u: string, ws: string, port: number }[]} places
 */
function attack(ways, places) {
  const tries = ways.map((way) => {
    const { u, ws, port } = places[NAMES.indexOf(way)];
    return `try { const p = ((u, ws, port) => { ${WAYS[way]} })(${JSON.stringify(u)}, ${JSON.stringify(ws)}, ${port}); p?.catch?.(() => {}); } catch {}`;
  });
  return `(() => { ${tries.join("\n")} return ${ways.length}; })()`;
}

/** A page with a frame and nothing that protects it. */
async function serveControl() {
  const server = createServer(({ url }, response) => {
    const inner = url === "/inner";
    response.writeHead(inner || url === "/" ? 200 : 404, { "content-type": "text/html" });
    response.end(inner ? "<!doctype html><title>control</title><body>control" : '<!doctype html><title>control</title><iframe src="/inner" width="600" height="400"></iframe>');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, close: () => (server.closeAllConnections(), server.close()) };
}
