import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { NAMES, NESTS, kindOf, rolesOf } from "../src/worker/recognise.js";

const source = readFileSync(new URL("../../../events/roles.go", import.meta.url), "utf8");
const strings = (/** @type {string} */ text) => Array.from(text.matchAll(/"([^"]*)"/g), ([, name]) => name);
/** The text between the braces of a variable. */
const block = (/** @type {string} */ name) => new RegExp(`^var ${name} = [^{]*\\{([\\s\\S]*?)\\}$`, "m").exec(source)?.[1] ?? "";

test("the page knows columns by the same names as logwinnow", () => {
  const roles = strings(block("roleNames"));
  const lists = Array.from(source.slice(source.indexOf("var aliases")).matchAll(/^\trole\w+:\s*\{([^}]*)\}/gm), ([, names]) => strings(names));
  assert.ok(roles.length > 10);
  assert.equal(lists.length, roles.length);
  assert.deepEqual(NAMES, Object.fromEntries(roles.map((role, i) => [role, lists[i]])));
  assert.deepEqual(NESTS, strings(block("nests")));
});

test("fields in nests play their roles, and only in nests that are known", () => {
  const columns = (/** @type {string[]} */ names) => names.map((name) => ({ name, kind: "text" }));
  const nested = columns(["_source.winlog.event_data.CommandLine", "Event.System.Computer", "elsewhere.Image"]);
  assert.deepEqual(rolesOf(nested), { command: "_source.winlog.event_data.CommandLine", host: "Event.System.Computer" });
  assert.equal(kindOf(nested, false), "process");
});
