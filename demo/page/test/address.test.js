import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { NUMBERS, VIEWS, checked, read, written } from "../src/shell/address.js";

test("an address is written and read", () => {
  const address = { view: "clusters", numbers: { eps: 0.000375, sample: 1 } };
  assert.equal(written(address), "view=clusters&eps=0.000375&sample=1");
  assert.deepEqual(read(`#${written(address)}`), address);
  assert.deepEqual(read("#eps=1.5e-7").numbers, { eps: 1.5e-7 });
});

test("what is not known is dropped", () => {
  for (const message of [undefined, null, "x", 7, [], { view: "secrets" }, { view: ["patterns"] }, { numbers: "eps" }, { numbers: { user: 1, __proto__: { eps: 1 } } }, { numbers: { eps: "1" } }, { numbers: { eps: NaN } }, { numbers: { eps: Infinity } }]) {
    assert.deepEqual(checked(message), { view: "", numbers: {} }, JSON.stringify(message));
  }
  assert.deepEqual(read("#view=patterns&eps=1;alert(1)&x=1&user=carla"), { view: "patterns", numbers: {} });
});

test("every view has its name in the address", () => {
  const folder = new URL("../src/views/", import.meta.url);
  const names = readdirSync(folder).flatMap((file) => /^export const name = "(\w+)"/m.exec(readFileSync(new URL(file, folder), "utf8"))?.[1] ?? []);
  assert.ok(names.length > 5);
  for (const name of names) assert.ok(VIEWS.includes(name), name);
  assert.equal(new Set(NUMBERS).size, NUMBERS.length);
});
