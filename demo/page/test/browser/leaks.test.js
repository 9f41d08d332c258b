import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { servePage } from "../../../../scripts/serve-page.mjs";
import { browsers, pause, until } from "../../../../scripts/browsers.mjs";
import { DEAF, PREPARED, UNNAMED } from "./leaks/known.js";
import { listen } from "./leaks/listener.js";
import { logged, lookedUp, named } from "./leaks/names.js";
import { ALONE, TOGETHER } from "./leaks/ways.js";

/**
 * Nothing leaves: every known way to send data is tried inside the frame of the built page, by code that runs there as the
 * page's own would: over http with the headers of scripts/serve-page.mjs, over http without a header, where the page's own
 * policy stands alone, and from the disk. Requests, datagrams, bare connections and look-ups of names are counted. The same
 * ways are tried in a frame without the protection: a way counts as tested only where that control arrives.
 */

const WAYS = { ...TOGETHER, ...ALONE };
const NAMES = Object.keys(WAYS);
const PAGE = new URL("../../dist/index.html", import.meta.url).href;
/** Milliseconds in which a way must arrive; most need a few. A way that is due and was not heard is tried again by itself. */
const PATIENCE = { together: 3500, alone: 900, again: 6000 };
/** Pages open at a time. */
const ABREAST = 6;
const GREETED = `document.querySelector(".greeting") !== null`;
const COMPLETE = "document.readyState === 'complete'";

for (const [name, { path, launch }] of Object.entries(browsers)) {
  describe(`${name}: nothing leaves`, { skip: path ? false : `${name} is not installed`, timeout: 900000 }, () => {
    /** @type {import("../../../../scripts/browsers.mjs").Browser} */
    let browser;
    let page, bare, control;
    const log = logged(name);
    const due = NAMES.filter((way) => !DEAF[name].includes(way));
    before(async () => {
      browser = await launch({ ...log, frame: true });
      page = await servePage();
      bare = await servePage({ bare: true });
      control = await serveControl();
    });
    after(async () => {
      await browser?.close();
      for (const each of [page, bare, control]) each?.close();
      rmSync(log.folder, { recursive: true });
    });
    /** Tries the ways at listeners of their own and then by names of their own, and tells what arrived; some are known to. */
    const tried = async (/** @type {string} */ run, /** @type {string} */ url, /** @type {string[]} */ known) => {
      const { arrived, places, close } = await listen(NAMES);
      const where = { browser, url, guarded: run !== "control" };
      await tryAll({ ...where, places });
      await tryAlone({ ...where, places }, known.filter((way) => !heard(arrived, way)), PATIENCE.again);
      close();
      // What was looked up is read when the browser has ended: the known ones get their second chance beforehand.
      await tryAll({ ...where, places: named(NAMES, run) });
      await tryAlone({ ...where, places: named(NAMES, run) }, known, PATIENCE.alone);
      return arrived;
    };

    test("the listeners hear what an unprotected page sends", async (t) => {
      const arrived = await tried("control", control.origin, due);
      const deaf = NAMES.filter((way) => !heard(arrived, way));
      t.diagnostic(`${name}: without the protection ${NAMES.length - deaf.length} of ${NAMES.length} ways arrive; not claimed: ${deaf.join(", ")}`);
      asKnown("DEAF", DEAF[name], deaf);
    });

    test("0 of them arrive from the page over http with its headers: no request, datagram or connection", async () => {
      const { requests, datagrams, connections } = await tried("http", `${page.origin}/`, []);
      assert.deepEqual([[...requests], [...datagrams], [...connections]], [[], [], []]);
    });

    for (const [run, where, url] of [["bare", "over http without a header", () => `${bare.origin}/`], ["disk", "from the disk", () => PAGE]]) {
      test(`0 of them arrive from the page ${where}: no request, no datagram, and no connection but those that are known`, async () => {
        const { requests, datagrams, connections } = await tried(run, url(), PREPARED[name]);
        assert.deepEqual([[...requests], [...datagrams]], [[], []]);
        asKnown("PREPARED", PREPARED[name], [...connections]);
      });
    }

    test("no name is looked up, but those that are known without a header", async (t) => {
      await browser.close();
      const looks = (/** @type {string} */ run) => lookedUp(name, log, NAMES, run);
      const named = looks("control");
      const unnamed = NAMES.filter((way) => !named.includes(way));
      t.diagnostic(`${name}: without the protection the names of ${NAMES.length - unnamed.length} of ${NAMES.length} ways are looked up; not claimed: ${unnamed.join(", ")}`);
      // The log may lack a line of a busy browser: a few names that are missing do not mean that it cannot be read.
      const missing = unnamed.filter((way) => !UNNAMED[name].includes(way));
      assert.ok(missing.length <= LOST, `the log of look-ups lacks ${missing.join(", ")}`);
      asKnown("UNNAMED", UNNAMED[name], unnamed.filter((way) => !missing.includes(way)));
      assert.deepEqual(looks("http"), []);
      for (const run of ["bare", "disk"]) asKnown("PREPARED", PREPARED[name], looks(run));
    });
  });
}

/** Look-ups that the browser's log may lack in a run. */
const LOST = 3;

/**
 * What is known of a browser is compared both ways, so that no list outlives its reason.
 *
 * @param {string} list of leaks/known.js
 * @param {string[]} known
 * @param {string[]} seen
 */
function asKnown(list, known, seen) {
  const [news, gone] = [seen.filter((way) => !known.includes(way)), known.filter((way) => !seen.includes(way))];
  assert.ok(news.length + gone.length === 0, `${list} in leaks/known.js is not what was seen. Seen and not listed: ${news.join(", ") || "none"}. Listed and not seen: ${gone.join(", ") || "none"}.`);
}

/**
 * @param {import("./leaks/listener.js").Arrived} arrived
 * @param {string} way
 */
const heard = (arrived, way) => Object.values(arrived).some((ways) => ways.has(way));

/**
 * @typedef {object} Where the ways are tried
 * @property {import("../../../../scripts/browsers.mjs").Browser} browser
 * @property {string} url
 * @property {boolean} guarded the page itself, and not the control
 * @property {Map<string, import("./leaks/listener.js").Place>} places
 */

/** @param {Where} where */
async function tryAll(where) {
  await tryOn(where, Object.keys(TOGETHER), PATIENCE.together);
  await tryAlone(where, Object.keys(ALONE), PATIENCE.alone);
}

/**
 * @param {Where} where
 * @param {string[]} ways
 * @param {number} patience
 */
async function tryAlone(where, ways, patience) {
  for (let i = 0; i < ways.length; i += ABREAST) {
    await Promise.all(ways.slice(i, i + ABREAST).map((way) => tryOn(where, [way], patience)));
  }
}

/**
 * @param {Where} where
 * @param {string[]} ways that share a page
 * @param {number} patience
 */
async function tryOn({ browser, url, guarded, places }, ways, patience) {
  const opened = await browser.open(url);
  await until(() => opened.evaluate(guarded ? GREETED : COMPLETE));
  const tried = opened.evaluate(attack(ways, places));
  // The control may have gone to where a way led it before it answers; the page stays.
  const left = !guarded && ways.every((way) => way in ALONE);
  assert.equal(await (left ? tried.catch(() => ways.length) : tried), ways.length, `tried of ${ways.join(", ")}`);
  await pause(patience);
  await opened.close().catch(() => {});
}

/**
 * @param {string[]} ways
 * @param {Map<string, import("./leaks/listener.js").Place>} places
 * @returns {string} what tries them and counts the tries
 */
function attack(ways, places) {
  const attempts = ways.map((way) => {
    const { u, ws, at } = /** @type {import("./leaks/listener.js").Place} */ (places.get(way));
    return `tried++; try { const p = ((u, ws, at) => { ${WAYS[way]} })(${JSON.stringify(u)}, ${JSON.stringify(ws)}, ${JSON.stringify(at)}); p?.catch?.(() => {}); } catch {}`;
  });
  return `(() => { let tried = 0; ${attempts.join("\n")} return tried; })()`;
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
