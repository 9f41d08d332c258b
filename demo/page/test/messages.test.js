import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

// The shell and the frame hear each other and nobody else: any window that has theirs can post to it.

const elsewhere = {};
const NAMES = ["addEventListener", "parent", "document", "location", "history"];
/** @type {Record<string, any>} */
let before;
/** @type {Record<string, (event: any) => void>} */
let heard;
/** @type {any[]} */
let posted;
const other = { postMessage: (/** @type {any} */ message) => posted.push(message) };

beforeEach(() => {
  before = Object.fromEntries(NAMES.map((name) => [name, /** @type {any} */ (globalThis)[name]]));
  [heard, posted] = [{}, []];
  Object.assign(globalThis, { addEventListener: (/** @type {string} */ kind, /** @type {() => void} */ listener) => (heard[kind] = listener) });
});
afterEach(() => Object.assign(globalThis, before));

test("the frame takes an address from the shell alone", async () => {
  Object.assign(globalThis, { parent: other });
  const { Address } = await import("../src/app/address.js");
  const address = new Address();
  /** @type {any[]} */
  const started = [];
  let changes = 0;
  address.start((start) => started.push(start), () => changes++);
  assert.deepEqual(posted, [{ kind: "ready" }]);
  const start = { kind: "start", view: "clusters", numbers: { eps: 2 }, licences: "" };
  for (const source of [elsewhere, null, undefined]) heard.message({ source, data: start });
  for (const source of [elsewhere, null, undefined]) heard.message({ source, data: { ...start, kind: "address" } });
  assert.deepEqual([started, changes, address.view, address.number("eps", 1)], [[], 0, "", 1]);
  heard.message({ source: other, data: start });
  heard.message({ source: other, data: { kind: "address", view: "sizes", numbers: {} } });
  assert.deepEqual([started, changes, address.view, address.number("eps", 1)], [[start], 1, "sizes", 1]);
});

test("the shell does what the frame asks, and nothing for others", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] }); // a file saved is let go of a minute later
  /** @type {any[]} */
  const [kept, saved] = [[], []];
  const frame = { setAttribute() {}, focus() {}, contentWindow: other };
  /** @type {any} */
  let append;
  const begun = new Promise((resolve) => (append = resolve));
  const link = { click: () => saved.push(/** @type {any} */ (link).download) };
  Object.assign(globalThis, {
    location: { hash: "#view=sizes&top=5" }, history: { replaceState: (/** @type {any[]} */ ...[, , place]) => kept.push(place) },
    document: { createElement: (/** @type {string} */ tag) => (tag === "a" ? link : frame), getElementById: () => null, body: { append } },
  });
  await import("../src/shell/shell.js");
  await begun;
  const messages = [{ kind: "ready" }, { kind: "address", view: "clusters", numbers: { eps: 2 } }, { kind: "save", name: "x.csv", blob: new Blob(["x"]) }];
  for (const source of [elsewhere, null, undefined]) for (const data of messages) heard.message({ source, data });
  assert.deepEqual([posted, kept, saved], [[], [], []]);
  for (const data of messages) heard.message({ source: other, data });
  assert.deepEqual([posted, kept, saved], [[{ kind: "start", view: "sizes", numbers: { top: 5 }, licences: "" }], ["#view=clusters&eps=2"], ["x.csv"]]);
});
