import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { aboutOf } from "../src/app/about.js";
import { ROLES } from "../src/views/columns.js";
import { NAMES, NESTS, kindOf, rolesOf } from "../src/worker/recognise.js";

const source = readFileSync(new URL("../../../events/roles.go", import.meta.url), "utf8");
const strings = (/** @type {string} */ text) => Array.from(text.matchAll(/"([^"]*)"/g), ([, name]) => name);
const columnsOf = (/** @type {string[]} */ ...names) => names.map((name) => ({ name, kind: "text" }));
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

/** What tells each kind. @type {Record<string, { name: string, kind: string, empty?: boolean }[]>} */
const KINDS = {
  process: columnsOf("TimeGenerated", "NewProcessName", "CommandLine"),
  logon: columnsOf("TimeGenerated", "TargetUserName", "LogonType"),
  auditd: columnsOf("line"),
  web: columnsOf("time", "client", "url", "user_agent"),
  flow: [...columnsOf("TimeGenerated", "FlowDirection", "AllExtIPs"), { name: "L7Protocol", kind: "text" }, { name: "TotalAllowedFlows", kind: "number" }],
  counts: [...columnsOf("TimeGenerated"), { name: "TotalBytesSent", kind: "number" }],
  other: columnsOf("a", "b"),
};
for (const [kind, columns] of Object.entries(KINDS)) {
  test(`a log of kind ${kind} is told by its columns`, () => assert.equal(kindOf(columns, kind === "auditd"), kind));
}

test("flows are told by two columns of their own, and by those of a sensor as well", () => {
  assert.equal(kindOf(columnsOf("ts", "id.orig_h", "id.resp_h", "id.resp_p", "proto"), false), "flow");
  assert.equal(kindOf(columnsOf("ts", "id.orig_h", "dest_port"), false), "other");
  assert.equal(kindOf(columnsOf("src_ip", "dst_ip", "url"), false), "flow");
});

test("every role that logwinnow knows can be given to a column by hand", () => assert.deepEqual(Object.keys(ROLES).sort(), Object.keys(NAMES).sort()));

test("every kind has words", () => {
  const parts = [{ kind: "flow", files: [0], rows: 2 }];
  for (const kind of Object.keys(KINDS)) assert.match(aboutOf([{ name: "x" }], /** @type {any} */ ({ rows: 2, columns: [], kind, notes: [], parts })), /^x: 2 \w+/, kind);
});

test("fields in nests play their roles, and only in nests that are known", () => {
  const nested = columnsOf("_source.winlog.event_data.CommandLine", "Event.System.Computer", "elsewhere.Image");
  assert.deepEqual(rolesOf(nested), { command: "_source.winlog.event_data.CommandLine", host: "Event.System.Computer" });
  assert.equal(kindOf(nested, false), "process");
});
