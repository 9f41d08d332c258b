import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { csvLine } from "../src/export/csv.js";
import { eachOnce, muteFile, mutedOf, patternsCsv, readMuteFile } from "../src/export/patterns.js";

test("what makes texts of patterns needs no page and no worker", () => {
  const folder = new URL("../src/export/", import.meta.url);
  for (const file of readdirSync(folder)) assert.doesNotMatch(readFileSync(new URL(file, folder), "utf8"), /^(?:import|export) .* from "(?!\.\/)|\b(?:document|window|self)\./m, file);
});

const pattern = { keys: { image: "C:\\x\\a.exe", host: "" }, template: "a.exe" };

test("CSV is quoted, and no cell becomes a formula", () => {
  assert.equal(csvLine(["a,b", 'say "x"', "=1+1", "-5", "-nop", null, 7]), `"a,b","say ""x""",'=1+1,-5,'-nop,,7\r\n`);
});

test("every beginning of a formula is guarded; numbers stay numbers", () => {
  for (const lead of ["=", "+", "@", "-", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]) {
    assert.equal(csvLine([`${lead}cmd`]).replaceAll('"', ""), `'${lead}cmd\r\n`, JSON.stringify(lead));
    assert.equal(csvLine([`a${lead}cmd`]).replaceAll('"', ""), `a${lead}cmd\r\n`, JSON.stringify(lead));
  }
  assert.equal(csvLine(["-5+cmd|' /C calc'!A0", "-", -5, "-5", "-1.5e-7", "-.5"]), "'-5+cmd|' /C calc'!A0,-,-5,-5,-1.5e-7,-.5\r\n");
});

test("patterns become CSV with their keys as columns", () => {
  const csv = patternsCsv([{ bits: 1.5, parts: { image: 1.5 }, count: 2, first: 0, last: null, keys: { host: "h" }, template: "t", reasons: ["r", "s"], exemplar: 3 }], (text) => text.toUpperCase());
  assert.equal(csv, "bits,bits image,count,first,last,host,template,reasons,exemplar row\r\n1.50,1.50,2,1970-01-01T00:00:00.000Z,,H,T,R; S,4\r\n");
});

test("muted patterns are saved and loaded; other files are refused", () => {
  assert.deepEqual(readMuteFile(muteFile([pattern])), [pattern]);
  const merged = mutedOf({ ...pattern, template: "a.exe <*>", merged: true });
  assert.deepEqual(readMuteFile(muteFile([merged])), [{ keys: pattern.keys, template: "a.exe <*>", slots: [{ kind: "*" }] }], "what has a merged slot, as winnow mutes it");
  assert.deepEqual(eachOnce([merged, pattern, { ...pattern }, merged]), [merged, pattern]);
  for (const text of ["", "{}", '{"muted":[{"keys":{"a":1},"template":"x"}]}', '{"muted":[{"keys":{}}]}']) assert.throws(() => readMuteFile(text), /no file of muted patterns/);
});
