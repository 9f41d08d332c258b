import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { csvLine } from "../src/export/csv.js";
import { muteFile, patternsCsv, readMuteFile } from "../src/export/patterns.js";
import { redactor } from "../src/export/redact.js";
import { readFiles } from "../src/read/read.js";

const load = async (path) => (await readFiles([{ name: "log", blob: new Blob([readFileSync(new URL(`../../../${path}`, import.meta.url))]) }])).table;

const pattern = { keys: { image: "C:\\x\\a.exe", host: "" }, template: "a.exe" };

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
