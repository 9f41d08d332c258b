import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { SHOWN } from "../build/shown.mjs";
import { SAMPLES } from "../src/app/samples.js";
import { LIMITS, VIEWS, checked, read, written } from "../src/shell/address.js";

test("an address is written and read", () => {
  const address = { view: "clusters", numbers: { eps: 0.000375, sample: 1 } };
  assert.equal(written(address), "view=clusters&eps=0.000375&sample=1");
  assert.deepEqual(read(`#${written(address)}`), address);
  for (const eps of [1.5e-5, 1e-15, 3220000, 1e15]) assert.deepEqual(read(`#${written({ view: "", numbers: { eps } })}`).numbers, { eps });
});

test("what is not known is dropped", () => {
  for (const message of [undefined, null, "x", 7, [], { view: "secrets" }, { view: ["patterns"] }, { numbers: "eps" }, { numbers: { user: 1, __proto__: { eps: 1 } } }, { numbers: { eps: "1" } }, { numbers: { eps: NaN } }, { numbers: { eps: Infinity } }]) {
    assert.deepEqual(checked(message), { view: "", numbers: {} }, JSON.stringify(message));
  }
  assert.deepEqual(read("#view=patterns&eps=1;alert(1)&x=1&user=carla"), { view: "patterns", numbers: {} });
});

test("every view is shown in pictures and tests", () => assert.deepEqual(SHOWN.map(([view]) => view).sort(), [...VIEWS].sort()));

test("every view has its name in the address", () => {
  const folder = new URL("../src/views/", import.meta.url);
  const names = readdirSync(folder).flatMap((file) => /^export const name = "(\w+)"/m.exec(readFileSync(new URL(file, folder), "utf8"))?.[1] ?? []);
  assert.ok(names.length > 5);
  for (const name of names) assert.ok(VIEWS.includes(name), name);
});

test("numbers beyond what a control allows are dropped", () => {
  for (const [name, { min, max, whole }] of Object.entries(LIMITS)) {
    const kept = (/** @type {number} */ number) => checked({ numbers: { [name]: number } }).numbers[name];
    assert.equal(kept(min), min, name);
    assert.equal(kept(max), max, name);
    for (const number of [min - 1, max + 1, -1e16, 1e16, ...(whole ? [min + 0.5] : [])]) assert.equal(kept(number), undefined, `${name}=${number}`);
  }
  assert.deepEqual(read("#eps=-1&minSamples=0&threshold=0&period=-24&trees=1000000&share=7&bins=9&top=0&sample=6").numbers, {});
  assert.deepEqual([0, 1, 2].map((period) => read(`#period=${period}`).numbers.period), [0, undefined, 2], "a season of one point is none");
});

test("the views take the numbers of the address from where their limits are", () => {
  const folder = new URL("../src/", import.meta.url);
  const source = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".js")).map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
  const used = new Set(Array.from(source.matchAll(/address\.(?:number|set)\("(\w+)"/g), ([, name]) => name));
  assert.deepEqual([...used].sort(), Object.keys(LIMITS).sort());
  assert.equal(LIMITS.sample.max, SAMPLES.length);
  assert.equal(LIMITS.bins.max + 1, /const BINS = \[(.*)\]/.exec(source)?.[1].split(",").length);
});
