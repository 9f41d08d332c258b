import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { servePage } from "../../../../scripts/serve-page.mjs";
import { browsers, pause, until } from "../../../../scripts/browsers.mjs";
import { DEAF, PREPARED } from "./leaks/known.js";
import { listen } from "./leaks/listener.js";
import { logged, lookedUp, named } from "./leaks/names.js";
import { ALONE, TOGETHER } from "./leaks/ways.js";

/**
 * Nothing leaves: every known way to send data is tried inside the frame of the built page, by code that runs there as the
 * page's own would, over http and from the disk. Requests, datagrams, bare connections and look-ups of names are counted.
 * The same ways are tried in a frame without the protection: a way counts as tested only where that control arrives.
 */

const WAYS = { ...TOGETHER, ...ALONE };
const NAMES = Object.keys(WAYS);
const PAGE = new URL("../../dist/index.html", import.meta.url).href;
/** Milliseconds in which a way must arrive; most need a few. A way that the control did not hear is tried again by itself. */
const PATIENCE = { together: 3500, alone: 900, again: 6000 };
/** Pages open at a time. */
const ABREAST = 6;
const GREETED = `document.querySelector(".greeting") !== null`;
const COMPLETE = "document.readyState === 'complete'";

for (const [name, { path, launch }] of Object.entries(browsers)) {
  describe(`${name}: nothing leaves`, { skip: path ? false : `${name} is not installed`, timeout: 600000 }, () => {
    /** @type {import("../../../../scripts/browsers.mjs").Browser} */
    let browser;
    let page, control;
    const log = logged(name);
    const unknown = (/** @type {Iterable<string>} */ ways) => [...ways].filter((way) => !PREPARED[name].includes(way));
    before(async () => {
      browser = await launch({ ...log, frame: true });
      page = await servePage();
      control = await serveControl();
    });
    after(async () => {
      await browser?.close();
      for (const each of [page, control]) each?.close();
      rmSync(log.folder, { recursive: true });
    });
    /** Tries the ways at listeners of their own and then by names of their own, and tells what arrived. */
    const tried = async (/** @type {string} */ run, /** @type {string} */ url, /** @type {string} */ ready) => {
      const { arrived, places, close } = await listen(NAMES);
      await tryAll(browser, url, ready, places);
      const missing = NAMES.filter((way) => !DEAF[name].includes(way) && !heard(arrived, way));
      if (run === "control") await tryAlone(browser, url, ready, places, missing, PATIENCE.again);
      close();
      await tryAll(browser, url, ready, named(NAMES, run));
      return arrived;
    };

    test("the listeners hear what an unprotected page sends", async (t) => {
      const arrived = await tried("control", control.origin, COMPLETE);
      const deaf = NAMES.filter((way) => !heard(arrived, way));
      t.diagnostic(`${name}: without the protection ${NAMES.length - deaf.length} of ${NAMES.length} ways arrive; not claimed: ${deaf.join(", ")}`);
      assert.deepEqual(deaf.filter((way) => !DEAF[name].includes(way)), []);
    });

    test("0 of them arrive from the page over http: no request, datagram or connection", async () => {
      const { requests, datagrams, connections } = await tried("http", `${page.origin}/`, GREETED);
      assert.deepEqual([[...requests], [...datagrams], [...connections]], [[], [], []]);
    });

    test("0 of them arrive from the page from the disk: no request, no datagram, and no connection but those that are known", async () => {
      const { requests, datagrams, connections } = await tried("disk", PAGE, GREETED);
      assert.deepEqual([[...requests], [...datagrams], unknown(connections)], [[], [], []]);
    });

    test("no name is looked up, but those that are known from the disk", async (t) => {
      await browser.close();
      const looks = (/** @type {string} */ run) => lookedUp(name, log, NAMES, run);
      t.diagnostic(`${name}: without the protection the names of ${looks("control").length} of ${NAMES.length} ways are looked up`);
      assert.deepEqual(looks("http"), []);
      assert.deepEqual(unknown(looks("disk")), []);
    });
  });
}

/**
 * @param {import("./leaks/listener.js").Arrived} arrived
 * @param {string} way
 */
const heard = (arrived, way) => Object.values(arrived).some((ways) => ways.has(way));

/** @typedef {[browser: import("../../../../scripts/browsers.mjs").Browser, url: string, ready: string, places: Map<string, import("./leaks/listener.js").Place>]} Where `ready` is true when the frame is */

/** @param {Where} where */
async function tryAll(...where) {
  await tryOn(...where, Object.keys(TOGETHER), PATIENCE.together);
  await tryAlone(...where, Object.keys(ALONE), PATIENCE.alone);
}

/** @param {[...where: Where, ways: string[], patience: number]} args */
async function tryAlone(browser, url, ready, places, ways, patience) {
  for (let i = 0; i < ways.length; i += ABREAST) {
    await Promise.all(ways.slice(i, i + ABREAST).map((way) => tryOn(browser, url, ready, places, [way], patience)));
  }
}

/** @param {[...where: Where, ways: string[], patience: number]} args ways that share a page */
async function tryOn(browser, url, ready, places, ways, patience) {
  const opened = await browser.open(url);
  await until(() => opened.evaluate(ready));
  await opened.evaluate(attack(ways, places)).then((tried) => assert.equal(tried, ways.length), () => {}); // the page may be gone already
  await pause(patience);
  await opened.close().catch(() => {});
}

/**
 * @param {string[]} ways
 * @param {Map<string, import("./leaks/listener.js").Place>} places
 */
function attack(ways, places) {
  const attempts = ways.map((way) => {
    const { u, ws, at } = /** @type {import("./leaks/listener.js").Place} */ (places.get(way));
    return `try { const p = ((u, ws, at) => { ${WAYS[way]} })(${JSON.stringify(u)}, ${JSON.stringify(ws)}, ${JSON.stringify(at)}); p?.catch?.(() => {}); } catch {}`;
  });
  return `(() => { ${attempts.join("\n")} return ${ways.length}; })()`;
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
