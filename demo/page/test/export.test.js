import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createSync, compile } from "logwinnow";
import { csvLine } from "../src/export/csv.js";
import { fieldsOf, kql, sigma, spl } from "../src/export/filters.js";
import { muteFile, patternsCsv, readMuteFile } from "../src/export/patterns.js";
import { redactor } from "../src/export/redact.js";
import { readFiles } from "../src/read/read.js";

const lw = createSync(await compile());
const load = async (path) => (await readFiles([{ name: "log", blob: new Blob([readFileSync(new URL(`../../../${path}`, import.meta.url))]) }])).table;
const SHARED = "../shared/data/processes_on_host.csv";

for (const path of ["testdata/samples/processes.csv", SHARED]) {
  const skip = !existsSync(new URL(`../../../${path}`, import.meta.url)) && `${path} is not here`;
  test(`a pattern's filter finds every one of its events: ${path}`, { skip }, async () => {
    const table = await load(path);
    const { patterns } = lw.winnow(table.input());
    let wrong = 0;
    for (const pattern of patterns) {
      const field = fieldsOf(pattern, {}, "CommandLine").at(-1) ?? { column: "CommandLine", pieces: [""], tail: true };
      const texts = [kqlTest(kql([field])), splTest(spl([field]))];
      for (const row of pattern.rows) if (!texts.every((test) => test(table.cell("CommandLine", row)))) wrong++;
    }
    assert.equal(wrong, 0);
  });
}

/** What a filter of one column lets through, read from its text as Kusto reads it. */
function kqlTest(/** @type {string} */ filter) {
  const [, how, quoted] = /^\| where CommandLine (endswith|matches regex) @"([\s\S]*)"$/.exec(filter) ?? [];
  const text = quoted.replaceAll('""', '"');
  if (how === "endswith") return (/** @type {string} */ cell) => cell.toLowerCase().endsWith(text.toLowerCase());
  const expression = new RegExp(text.replace("(?i)", ""), "is");
  return (/** @type {string} */ cell) => expression.test(cell);
}

/** The same as Splunk reads it: stars are wild, backslashes quote. */
function splTest(/** @type {string} */ filter) {
  const [, quoted] = /^CommandLine="([\s\S]*)"$/.exec(filter) ?? [];
  const parts = quoted.match(/\\[\s\S]|[\s\S]/g) ?? [];
  const source = parts.map((part) => (part === "*" ? ".*" : part.slice(-1).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))).join("");
  const expression = new RegExp(`^${source}$`, "is");
  return (/** @type {string} */ cell) => expression.test(cell);
}

const pattern = { keys: { image: "C:\\x\\a.exe", host: "" }, template: 'a.exe -n <num> "it\'s 100%*" \\\\srv\\<user>\\' };
const fields = fieldsOf(pattern, { image: "NewProcessName", host: "Computer" }, "Command Line");

test("KQL", () => {
  assert.equal(kql(fields), '| where NewProcessName =~ @"C:\\x\\a.exe"\n    and ["Command Line"] matches regex @"(?i)^.*a\\.exe -n .* ""it\'s 100%\\*"" \\\\\\\\srv\\\\.*\\\\$"');
});
test("SPL", () => {
  assert.equal(spl(fields), 'NewProcessName="C:\\\\x\\\\a.exe" "Command Line"="*a.exe -n * \\"it\'s 100%*\\" \\\\\\\\srv\\\\*\\\\"');
});
test("Sigma", () => {
  const rule = sigma(fields, { title: "it's", kind: "process", windows: true });
  assert.match(rule, /title: 'it''s'/);
  assert.match(rule, /product: windows/);
  assert.ok(rule.includes(`NewProcessName: 'C:\\\\x\\\\a.exe'`));
  assert.ok(rule.includes(`'Command Line': '*a.exe -n * "it''s 100%\\*" \\\\\\\\srv\\\\*\\\\'`));
});

test("redaction is consistent and leaves what is common", () => {
  const hide = redactor({ users: ["HARBOUR\\carla.diaz", "HB-FS01$", "SYSTEM", "José Núñez"], hosts: ["HB-WS03", "hb-ws03.harbour.test"] });
  const user = hide("carla.diaz");
  assert.match(user, /^user-\d+$/);
  assert.equal(hide("CARLA.DIAZ"), user);
  assert.equal(hide("type C:\\Users\\carla.diaz\\report_carla.diaz.txt"), `type C:\\Users\\${user}\\report_${user}.txt`);
  assert.equal(hide("SYSTEM runs carla.diazo"), "SYSTEM runs carla.diazo");
  assert.equal(hide("HB-FS01$"), hide("hb-fs01") + "$");
  assert.notEqual(hide("HB-WS03"), hide("HB-FS01"));
  assert.equal(hide("ping 192.0.2.7 and 192.0.2.7, not 127.0.0.1"), "ping ip-1 and ip-1, not 127.0.0.1");
  assert.equal(hide("version 1.2.3.4567 at 12:30:45"), "version 1.2.3.4567 at 12:30:45");
  assert.match(hide("2001:db8::7 fe80::1"), /^ip-\d ip-\d$/);
  assert.match(hide("mail x.y@harbour.test"), /^mail mail-1$/);
  assert.match(hide("S-1-5-21-1405061001-2810122002-3915183003-1160"), /^sid-1$/);
  assert.match(hide("dir \\\\unknown-host\\share"), /^dir \\\\host-\d\\share$/);
  assert.match(hide("/home/ida/x"), /^\/home\/user-\d\/x$/);
  assert.match(hide("José Núñez was here"), /^user-\d was here$/);
  assert.equal(hide(hide("HB-WS03")), hide("HB-WS03"));
});

test("a redacted sample names nobody", async () => {
  const table = await load("testdata/samples/processes.csv");
  const of = (name) => [...new Set(Array.from({ length: table.rows }, (_, row) => table.cell(name, row)))];
  const [users, hosts] = [of("SubjectUserName"), of("Computer")];
  const hide = redactor({ users, hosts });
  const people = users.filter((user) => !/^(SYSTEM|LOCAL SERVICE|NETWORK SERVICE|-)?$/.test(user)).map((user) => user.replace("$", "").toLowerCase());
  for (let row = 0; row < table.rows; row++) {
    for (const { name } of table.columns) {
      const text = hide(table.cell(name, row)).toLowerCase();
      for (const person of people) assert.ok(!text.includes(person), `${person} in ${text}`);
    }
  }
});

test("CSV is quoted, and no cell becomes a formula", () => {
  assert.equal(csvLine(["a,b", 'say "x"', "=1+1", "-5", "-nop", null, 7]), `"a,b","say ""x""",'=1+1,-5,'-nop,,7\r\n`);
});

test("patterns become CSV with their keys as columns", () => {
  const csv = patternsCsv([{ bits: 1.5, parts: { image: 1.5 }, count: 2, first: 0, last: null, keys: { host: "h" }, template: "t", reasons: ["r", "s"], exemplar: 3 }], (text) => text.toUpperCase());
  assert.equal(csv, "bits,bits image,count,first,last,host,template,reasons,exemplar row\r\n1.50,1.50,2,1970-01-01T00:00:00.000Z,,H,T,R; S,3\r\n");
});

test("muted patterns are saved and loaded; other files are refused", () => {
  assert.deepEqual(readMuteFile(muteFile([pattern])), [{ keys: pattern.keys, template: pattern.template }]);
  for (const text of ["", "{}", '{"muted":[{"keys":{"a":1},"template":"x"}]}', '{"muted":[{"keys":{}}]}']) assert.throws(() => readMuteFile(text), /no file of muted patterns/);
});
