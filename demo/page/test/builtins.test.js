import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { tableFromArrays, tableToIPC, utf8 } from "@uwdata/flechette";
import { parquetWriteBuffer } from "hyparquet-writer";
import { create } from "logwinnow";
import { redactor } from "../src/export/redact.js";
import { readFiles } from "../src/read/read.js";
import { knownNames } from "../src/worker/names.js";

// Columns of a log may be called as what every object of JavaScript has.

const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
const columns = Object.fromEntries(names.map((name) => [name, [`${name} 1`, `${name} 2`]]));
const read = async (/** @type {any} */ content) => (await readFiles([{ name: "log", blob: new Blob([content]) }])).table;

const FORMATS = {
  Parquet: parquetWriteBuffer({ columnData: names.map((name) => ({ name, data: columns[name], type: "STRING" })) }),
  Arrow: tableToIPC(tableFromArrays(Object.entries(columns), { types: Object.fromEntries(names.map((name) => [name, utf8()])) }), { format: "file" }),
  "JSON of columns": JSON.stringify(columns),
  NDJSON: [0, 1].map((row) => JSON.stringify(Object.fromEntries(names.map((name) => [name, columns[name][row]])))).join("\n"),
  CSV: [names, ...[0, 1].map((row) => names.map((name) => columns[name][row]))].join("\n"),
};

afterEach(() => {
  const written = [Object, Object.prototype, Object.prototype.toString, Object.prototype.hasOwnProperty].flatMap(Object.keys);
  assert.deepEqual(written, [], "what is built in stays as it was");
});

for (const [format, content] of Object.entries(FORMATS)) {
  test(`columns with such names are read out of ${format}`, async () => {
    const table = await read(content);
    assert.deepEqual(table.columns.map(({ name }) => name), names);
    assert.deepEqual(names.map((name) => [0, 1].map((row) => table.cell(name, row))), names.map((name) => columns[name]));
    assert.deepEqual(Object.keys(table.input()), names);
  });
}

test("patterns are made of them", async () => {
  const lw = await create({ worker: false });
  const { patterns } = await lw.winnow((await read(FORMATS.CSV)).input(), { keys: names });
  assert.deepEqual(Object.keys(patterns[0].keys), names);
});

test("a column is taken for one of names only where it is chosen", async () => {
  const known = await knownNames(await read(FORMATS.CSV), { columns: ["__proto__"], roles: { account: "__proto__" }, keys: Object.fromEntries(names.map((name) => [name, name])) }, { onProgress() {}, signal: new AbortController().signal });
  assert.deepEqual(Object.entries(known.columns), [["__proto__", "user"]]);
  const hide = redactor(known);
  assert.equal(hide("toString 1", "toString"), "toString 1");
  assert.match(hide("__proto__ 1", "__proto__"), /^user-\d$/);
});
