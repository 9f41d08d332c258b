import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createSync, compile } from "logwinnow";
import { columnsOf, fieldsOf, textsOf } from "../src/export/fields.js";
import { kql } from "../src/export/kql.js";
import { sigma } from "../src/export/sigma.js";
import { spl } from "../src/export/spl.js";
import { readFiles } from "../src/read/read.js";
import { LogTable, columnOf } from "../src/read/table.js";
import { kindOf, rolesOf } from "../src/worker/recognise.js";
import { kqlReads, selectionOf, sigmaReads, splReads } from "./languages.js";

/** Query filters: read back by readers of the three languages that know only the languages' own rules. */

const lw = createSync(await compile());
const at = (/** @type {string} */ path) => new URL(`../../../${path}`, import.meta.url);
const load = async (/** @type {string} */ path) => (await readFiles([{ name: "log", blob: new Blob([readFileSync(at(path))]) }])).table;

const LOGS = ["testdata/samples/processes.csv", "testdata/samples/logons.csv", "testdata/samples/proxy.csv", ...["processes_on_host.csv", "process_tree.csv", "host_logons.csv"].map((name) => `../shared/data/${name}`)];
for (const path of LOGS) {
  test(`a pattern's filters find every one of its events: ${path}`, { skip: !existsSync(at(path)) && `${path} is not here` }, async () => {
    const table = await load(path);
    const { columns } = table.outline();
    const roles = rolesOf(columns);
    const cellsOf = (/** @type {number} */ row) => Object.fromEntries(columns.map(({ name }) => [name, table.cell(name, row)]));
    const { patterns } = lw.winnow(table.input());
    let looked = 0;
    for (const pattern of patterns) {
      const fields = fieldsOf(pattern, columnsOf(pattern, cellsOf(pattern.rows[0]), roles), textsOf({}, roles), roles);
      assert.equal(fields.length, Object.values(pattern.keys).filter(Boolean).length + (pattern.template ? 1 : 0), "every key and the template are told");
      const rule = sigma(fields, { title: "x", kind: kindOf(columns, false), windows: true });
      assert.equal(selectionOf(rule).size, fields.length);
      const tests = [kqlReads(kql(fields)), splReads(spl(fields)), sigmaReads(rule, columnsIn(rule, fields))];
      for (const row of pattern.rows) {
        for (const [i, finds] of tests.entries()) assert.ok(finds(cellsOf(row)), `language ${i}, row ${row}: ${[kql, spl][i]?.(fields)}`);
        looked++;
      }
    }
    assert.equal(looked, table.rows);
  });
}

/** The log's column of a field of Sigma's: what a pipeline of a backend is for. */
const columnsIn = (/** @type {string} */ rule, /** @type {any[]} */ fields) => new Map([...selectionOf(rule).keys()].map((key, i) => [key, fields[i].column]));

const ODD = ["a.exe first\nsecond\tthird\r\nlast 12", "a.exe 100%* why? \"q\" 'r' \\\\srv\\x\\", "a.exe <num> < > <b> 7", "a.exe \u202Efdp.exe \u200b\u0007 \u{e0041}", "a.exe [x] (y) {z} ^$ |+. ,;", "a.exe \\* \\? \\\\* ends \\"];
for (const odd of ODD) {
  test(`characters that mean something to a language: ${JSON.stringify(odd)}`, () => {
    const others = ["a.exe", "b.exe quite different", odd.slice(0, -3), `${odd} more`];
    const table = new LogTable([columnOf("NewProcessName", ["c:\\x\\a.exe", ...others.map(() => "c:\\b.exe")]), columnOf("CommandLine", [odd, ...others])], 1 + others.length);
    const { patterns, labels } = lw.winnow(table.input());
    const roles = { command: "CommandLine" };
    const fields = fieldsOf({ keys: {}, template: patterns[labels[0]].template }, {}, ["CommandLine"], roles);
    const [inKql, inSpl, inSigma] = [kql(fields), spl(fields), sigma(fields, { title: odd, kind: "process", windows: true })];
    assert.doesNotMatch(inKql + inSpl, /[^\x20-\x7e]/, "nothing is hidden in them");
    assert.doesNotMatch(inSigma, /[^\x20-\x7e\n]/);
    for (const finds of [kqlReads(inKql), splReads(inSpl), sigmaReads(inSigma, new Map([["CommandLine", "CommandLine"]]))]) {
      assert.ok(finds({ CommandLine: odd }), `${inKql}\n${inSpl}\n${inSigma}`);
      for (const other of others.slice(0, 3)) assert.ok(!finds({ CommandLine: other }), `${other}: ${inKql}\n${inSpl}\n${inSigma}`);
    }
  });
}

const pattern = { keys: { image: "C:\\x\\a.exe", host: "" }, template: 'a.exe -n <num> "it\'s 100%*" \\\\srv\\<user>\\' };
const fields = fieldsOf(pattern, { image: "NewProcessName", host: "Computer" }, ["Command Line"], { image: "NewProcessName", command: "Command Line" });

test("KQL", () => {
  assert.equal(kql(fields), '| where NewProcessName =~ @"C:\\x\\a.exe"\n    and ["Command Line"] matches regex @"(?is)^.*a\\.exe -n .* ""it\'s 100%\\*"" \\\\\\\\srv\\\\.*\\\\$"');
});
test("KQL asks for a number by its text, since its operators of texts take none", () => {
  assert.equal(kql([{ column: "LogonType", pieces: ["9"], number: true }, { column: "a b", pieces: ["7"], number: true }]), '| where tostring(LogonType) =~ @"9"\n    and tostring(["a b"]) =~ @"7"');
});
test("SPL", () => {
  assert.equal(spl(fields), 'NewProcessName="C:\\\\x\\\\a.exe" "Command Line"="*a.exe -n * \\"it\'s 100%*\\" \\\\\\\\srv\\\\*\\\\"');
});
test("Sigma has its own names of fields", () => {
  const rule = sigma(fields, { title: "it's", kind: "process", windows: true });
  assert.match(rule, /title: 'it''s'/);
  assert.match(rule, /product: windows/);
  assert.ok(rule.includes(`Image: 'C:\\\\x\\\\a.exe'`));
  assert.ok(rule.includes(`CommandLine: '*a.exe -n * "it''s 100%\\*" \\\\\\\\srv\\\\*\\\\'`));
  const ruleOf = (/** @type {any} */ field, /** @type {string} */ kind, windows = true) => sigma([field], { title: "x", kind, windows }).split("\n").find((line) => line.startsWith(" ".repeat(8)))?.trim();
  assert.equal(ruleOf({ column: "process.name", role: "image", pieces: ["curl"] }, "process", false), "Image: '*/curl'");
  assert.equal(ruleOf({ column: "SubjectUserName", role: "account", pieces: ["carla.diaz"] }, "process"), "User: '*carla.diaz'");
  assert.equal(ruleOf({ column: "auid", role: "account", pieces: ["ida"] }, "auditd", false), "User: 'ida'");
  assert.equal(ruleOf({ column: "url.full", role: "url", pieces: ["", "x.test", ""] }, "web"), "c-uri: '*x.test*'");
  assert.equal(ruleOf({ column: "site", role: "site", pieces: ["x.test"] }, "web"), "cs-host: 'x.test'");
  assert.equal(ruleOf({ column: "user_agent", role: "userAgent", pieces: ["a", ""] }, "web"), "c-useragent: 'a*'");
  assert.equal(ruleOf({ column: "Method", pieces: ["POST"] }, "web"), "cs-method: 'POST'");
  assert.equal(ruleOf({ column: "logon_type", role: "logonType", pieces: ["3"] }, "logon"), "LogonType: '3'");
  assert.equal(ruleOf({ column: "Own column", pieces: ["y"] }, "other"), "'Own column': 'y'");
});

/** Names of columns that mean something to a language. */
const NAMES = ["where", "by", "kind", "and", "or", "in", "count", "typeof", "1day", "OR", "AND", "NOT", "By", "TERM", "two words", "a.b", "a-b", 'say "x"', "it's", "\\", "no", "y", "Null", "true", "12", "1e3", "~", "0x1f", "Ünï", "#", "a: b", "- a"];
for (const name of NAMES) {
  test(`a column called ${name}`, () => {
    const fields = [{ column: "Other", pieces: ["o"] }, { column: name, pieces: ["x", ""] }];
    for (const finds of [kqlReads(kql(fields)), splReads(spl(fields)), sigmaReads(sigma(fields, { title: "x", kind: "other", windows: false }), new Map([["Other", "Other"], [name, name]]))]) {
      assert.ok(finds({ Other: "o", [name]: "xyz" }));
      assert.ok(!finds({ Other: "o", [name]: "yz" }));
      assert.ok(!finds({ Other: "p", [name]: "xyz" }));
    }
  });
}

test("a name that a language cannot write is refused, with what to do", () => {
  assert.throws(() => sigma([{ column: "a|re", pieces: ["x"] }], { title: "x", kind: "other", windows: false }), /^Error: a Sigma rule cannot name the column "a\|re": .*\| begins a modifier.*[Rr]ename/);
  for (const odd of ["a*", "a\tb", "\u202Ea"]) assert.throws(() => spl([{ column: odd, pieces: ["x"] }]), /^Error: a Splunk search cannot name the column ".*": .*[Rr]ename/, odd);
});
test("names with characters that do not show are spelt out where a language can", () => {
  const column = "a\u202e|*\n\u{e0041}\"'\\b";
  const filter = kql([{ column, pieces: ["x"] }]);
  assert.doesNotMatch(filter, /[^\x20-\x7e]/);
  assert.ok(kqlReads(filter)({ [column]: "x" }));
  const rule = sigma([{ column: column.replace("|", ""), pieces: ["x"] }], { title: "x", kind: "other", windows: false });
  assert.doesNotMatch(rule, /[^\x20-\x7e\n]/);
  assert.ok(sigmaReads(rule, new Map([[column.replace("|", ""), "it"]]))({ it: "x" }));
});

test("each condition of a Sigma rule has a key of its own, the taxonomy's where that is free", () => {
  const rule = (/** @type {any[]} */ fields) => sigma(fields, { title: "x", kind: "web", windows: false });
  const selection = (/** @type {any[]} */ fields) => /selection:\n([^]*)\n {4}condition/.exec(rule(fields))?.[1].split("\n").map((line) => line.slice(8));
  const client = { column: "client", role: "host", pieces: ["h"] }, address = { column: "RemoteIP", role: "address", pieces: ["192.0.2.1"] };
  assert.deepEqual(selection([client, address]), ["src_ip: 'h'", "'RemoteIP': '192.0.2.1'"]);
  assert.deepEqual(selection([client, { ...address, column: "src_ip" }]), ["'client': 'h'", "src_ip: '192.0.2.1'"], "a column that is called so comes first");
  assert.deepEqual(selection([client, client]), ["src_ip: 'h'"]);
  const twice = [client, { ...client, pieces: ["", "'"] }];
  assert.deepEqual(selection(twice), ["'src_ip|all':", "    - 'h'", "    - '*'''"]);
  const finds = sigmaReads(rule(twice), new Map([["src_ip", "client"]]));
  assert.deepEqual(["h", "'"].map((value) => finds({ client: value })), [false, false]);
});

test("of several texts each column has its line of the template", () => {
  assert.deepEqual(fieldsOf({ keys: {}, template: "a <num>\nb" }, {}, ["one", "two"]).map(({ column, pieces }) => [column, pieces]), [["one", ["a ", ""]], ["two", ["b"]]]);
  assert.deepEqual(fieldsOf({ keys: {}, template: "a\nb\nc" }, {}, ["one", "two"]), [], "which line is whose is not known");
});
