import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { CompressionType, setCompressionCodec, tableFromArrays, tableToIPC, timestamp, utf8 } from "@uwdata/flechette";
import { parquetWriteBuffer } from "hyparquet-writer";
import { readFiles } from "../src/read/read.js";

const sample = (name) => readFileSync(new URL(`../../../testdata/samples/${name}`, import.meta.url));
const file = (content, name = "log") => ({ name, blob: new Blob([content]) });
const read = async (...contents) => (await readFiles(contents.map((content, i) => file(content, `log${i}`)))).table;
const utf16 = (text, big) => {
  const bytes = Buffer.from("\ufeff" + text, "utf16le");
  return big ? bytes.swap16() : bytes;
};

const rows = [
  { time: "2024-03-04T00:00:00Z", image: "C:\\a.exe", text: 'say "héllo", 𝌠', n: 1.5 },
  { time: "2024-03-04T00:00:01Z", image: "C:\\b.exe", text: "two\nlines", n: -2 },
];
const delimited = (d, end = "\n") => [Object.keys(rows[0]), ...rows.map(Object.values)].map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(d)).join(end);
const columns = Object.fromEntries(Object.keys(rows[0]).map((name) => [name, rows.map((row) => row[name])]));
const parquet = (codec) => parquetWriteBuffer({ columnData: Object.entries(columns).map(([name, data]) => ({ name, data, type: typeof data[0] === "number" ? "DOUBLE" : "STRING" })), codec });

const formats = {
  "CSV": delimited(","),
  "CSV with Windows line ends": delimited(",", "\r\n"),
  "CSV with a byte order mark": "\ufeff" + delimited(","),
  "TSV": delimited("\t"),
  "semicolons": delimited(";"),
  "pipes": delimited("|"),
  "gzipped CSV": gzipSync(delimited(",")),
  "UTF-16 LE": utf16(delimited(",")),
  "UTF-16 BE": utf16(delimited(","), true),
  "UTF-16 without a mark": utf16(delimited(",").replaceAll(/[^\0-\x7f]/gu, "x")).subarray(2),
  "gzipped UTF-16": gzipSync(utf16(delimited(","))),
  "JSON": JSON.stringify(rows, null, 2),
  "JSON of columns": JSON.stringify(columns),
  "wrapped JSON": JSON.stringify({ records: rows }),
  "NDJSON": rows.map((row) => JSON.stringify(row)).join("\n"),
  "Parquet, plain": parquet("UNCOMPRESSED"),
  "Parquet, Snappy": parquet("SNAPPY"),
  "Arrow file": tableToIPC(tableFromArrays(columns), { format: "file" }),
  "Arrow stream": tableToIPC(tableFromArrays(columns), { format: "stream" }),
  "gzipped Arrow": gzipSync(tableToIPC(tableFromArrays(columns), { format: "file" })),
};

for (const [format, content] of Object.entries(formats)) {
  test(`reads ${format}`, async () => {
    const table = await read(content);
    const expected = format === "UTF-16 without a mark" ? 'say "hxllo", x' : rows[0].text;
    assert.deepEqual(table.columns.map(({ name, kind }) => [name, kind]), [["time", "text"], ["image", "text"], ["text", "text"], ["n", "number"]]);
    assert.deepEqual(["time", "image", "text", "n"].map((name) => table.cell(name, 0)), [rows[0].time, rows[0].image, expected, "1.5"]);
    assert.equal(table.cell("text", 1), rows[1].text);
    assert.deepEqual(Array.from(table.numbers("n")), [1.5, -2]);
  });
}

test("reads times and nulls out of Arrow and Parquet", async () => {
  const when = new Date(Date.UTC(2024, 2, 4));
  const arrow = tableFromArrays({ t: [when, null], s: ["a", null] }, { types: { t: timestamp(), s: utf8() } });
  const written = parquetWriteBuffer({ columnData: [{ name: "t", data: [when, null], type: "TIMESTAMP" }, { name: "s", data: ["a", null], type: "STRING" }] });
  for (const content of [tableToIPC(arrow, { format: "file" }), written]) {
    const table = await read(content);
    assert.deepEqual([table.cell("t", 0), table.cell("t", 1), table.cell("s", 0), table.cell("s", 1)], [when.toISOString(), "", "a", ""]);
    assert.equal(table.column("t").kind, "time");
  }
});

test("reads packed Arrow, as pyarrow writes it", async () => {
  const { default: lz4 } = await import("lz4js");
  setCompressionCodec(CompressionType.LZ4_FRAME, { encode: (data) => lz4.compress(data), decode: (data, size) => lz4.decompress(data, size) });
  const many = { text: Array.from({ length: 50000 }, (_, i) => `row ${i % 7} of many`) };
  const table = await read(tableToIPC(tableFromArrays(many), { format: "file", codec: CompressionType.LZ4_FRAME }));
  assert.equal(table.cell("text", 49999), many.text[49999]);
});

test("several files become one table with a column that names them", async () => {
  const table = await read("a,b\n1,x\n", '{"b":"y","c":true}\n{"b":"z","c":null}\n');
  assert.equal(table.rows, 3);
  assert.deepEqual(table.columns.map(({ name }) => name).sort(), ["a", "b", "c", "file"]);
  assert.deepEqual([0, 1, 2].map((row) => ["a", "b", "c", "file"].map((name) => table.cell(name, row)).join()), ["1,x,,log0", ",y,true,log1", ",z,,log1"]);
});

test("text with some control characters stays text", async () => {
  const lines = Array.from({ length: 300 }, (_, i) => `${i},"\x1b[31mred\x1b[0m\0 ${i}"`).join("\n");
  assert.equal((await read(`n,text\n${"1,plain text of a log\n".repeat(50)}${lines}\n`)).rows, 350);
});

test("where logs have a column called file, the files' names stand beside it", async () => {
  const cells = (table, ...names) => Array.from({ length: table.rows }, (_, row) => names.map((name) => table.cell(name, row)).join());
  for (const last of ["file,n\nc.exe,3\n", '[{"file":"c.exe","n":3}]']) {
    const table = await read("n,o\n1,\n", "file,n\nb.exe,2\n", last);
    assert.deepEqual(table.columns.map(({ name }) => name).sort(), ["file", "file name", "n", "o"]);
    assert.deepEqual(cells(table, "n", "file", "file name"), ["1,,log0", "2,b.exe,log1", "3,c.exe,log2"]);
  }
  assert.deepEqual(cells(await read("file,file name\na,b\n", "file,file name\nc,d\n"), "file", "file name", "file name 2"), ["a,b,log0", "c,d,log1"]);
});

test("audit logs and plain lines become lines", async () => {
  const { table, files } = await readFiles([file(sample("audit.log"), "audit.log")]);
  assert.deepEqual(files, [{ name: "audit.log", format: "audit", rows: table.rows }]);
  assert.match(table.cell("line", 0), /^type=SYSCALL/);
  assert.deepEqual((await readFiles([file("Jan 1 host sshd[1] accepted\nJan 1 host sshd[2] refused\n")])).files.map(({ format }) => format), ["lines"]);
});

test("nested JSON becomes names with dots; Windows' named values become columns", async () => {
  const event = { System: { EventID: 4688 }, EventData: { Data: [{ "@Name": "CommandLine", "#text": "whoami" }] } };
  const table = await read(JSON.stringify([{ Event: event }]));
  assert.deepEqual(table.columns.map(({ name }) => name), ["Event.System.EventID", "Event.EventData.CommandLine"]);
});

test("pieces may end anywhere: the same table whatever the size of the pieces", async () => {
  const text = sample("processes.csv").toString();
  const whole = await read(text);
  const blob = { size: text.length, slice: (a, b) => new Blob([text.slice(a, b)]), stream: () => ReadableStream.from(chopped(Buffer.from(text), 4093)) };
  const { table } = await readFiles([{ name: "log", blob }]);
  assert.deepEqual(table.columns.map(({ texts }) => texts), whole.columns.map(({ texts }) => texts));
});

function* chopped(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size));
}

const arrow = (format) => tableToIPC(tableFromArrays(columns), { format });

/** Bytes of which some, counted from the end, are nonsense. */
const overwritten = (bytes, from, size) => Buffer.concat([Buffer.from(bytes).subarray(0, from), Buffer.alloc(size, 0x5a), Buffer.from(bytes).subarray(bytes.byteLength + from + size)]);

/** The same bytes for the same seed, none of which begin as a format does. */
function random(seed, size) {
  const bytes = Buffer.alloc(size);
  let state = seed * 7919 + 1;
  for (let i = 0; i < size; i++) bytes[i] = (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  return bytes;
}

test("a quote that never closes is told once a row is too long for one, not at the end of a large file", async () => {
  let asked = 0;
  const stream = () => ReadableStream.from(function* () {
    yield Buffer.from('a,b\n1,2\n3,"');
    for (; asked < 100; asked++) yield Buffer.alloc(1 << 19, "x");
  }());
  await assert.rejects(readFiles([{ name: "log0", blob: { size: 100 << 19, slice: () => new Blob(['a,b\n1,2\n3,"x']), stream } }]), /opens here or below and never closes/);
  assert.ok(asked < 50, `${asked} pieces of 512 KiB`);
});

test("a column of numbers but for a cell that was not looked at is one of texts when its numbers are wanted", async () => {
  const table = await read(`n,m\n1,2\nx,2\n${"1,2\n".repeat(4998)}`); // every second cell is
  assert.deepEqual(table.columns.map(({ kind }) => kind), ["number", "number"]);
  const { n, m } = table.input(["n", "m"], true);
  assert.deepEqual([n, m instanceof Float64Array], [table.column("n").texts, true]);
  assert.deepEqual(table.columns.map(({ kind }) => kind), ["text", "number"]);
});

const broken = [
  ["too many cells", "a,b\n1,2\n3,4,5\n", 3, /3 cells where the first line names 2/],
  ["too many cells after a cell of several lines", 'a,b\n"1\n1",2\n3,4,5\n', 4, /3 cells/],
  ["a quote that never closes", 'a,b\n1,2\n3,"4\n5,6\n', 3, /never closes/],
  ["NDJSON", '{"a":1}\n{"a":2}\n{"a":\n', 3, /not JSON/],
  ["JSON", '[\n{"a":1},\n{"a":2},\n{"a":}\n]', 4, /not JSON/],
  ["two columns of one name", "a,b,a\n1,2,3\n", 1, /two columns are called "a"/],
  ["nothing in it", " \n", undefined, /empty/],
  ["names only", "a,b\n", undefined, /no rows/],
  ["cut gzip", gzipSync(sample("logons.csv")).subarray(0, 9000), undefined, /ends within packed text/],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), undefined, /^it is neither text nor a format that is known here$/],
  ["cut Parquet", Buffer.from(parquet("SNAPPY")).subarray(0, 100), undefined, /^the Parquet file's footer is missing at its end: the file is damaged or not complete$/],
  ["Parquet with a broken footer", overwritten(parquet("SNAPPY"), -8 - Buffer.from(parquet("SNAPPY")).readUInt32LE(parquet("SNAPPY").byteLength - 8), 40), undefined, /^the Parquet file is damaged, or of a kind that is not known here(?: \((?!Cannot).*\))?$/],
  ["Parquet with nothing in its footer", Buffer.from("PAR1\0\x01\0\0\0PAR1"), undefined, /^the Parquet file is damaged, or of a kind that is not known here$/],
  ["cut Arrow", Buffer.from(arrow("file")).subarray(0, 500), undefined, /^the Arrow file's footer is missing at its end: the file is damaged or not complete$/],
  ["Arrow with a broken footer", overwritten(arrow("file"), -200, 150), undefined, /^the Arrow file is damaged, or of a kind that is not known here(?: \((?!Cannot).*\))?$/],
  ["a cut stream of Arrow", Buffer.from(arrow("stream")).subarray(0, 100), undefined, /^the Arrow file is damaged, or of a kind that is not known here \(Expected to read \d+ metadata bytes/],
  ...Array.from({ length: 80 }, (_, i) => [`50 kB of random bytes, ${i}`, random(i, 50000), undefined, /^it is neither text nor a format that is known here$/]),
  ["random bytes on one line", random(1, 50000).map((byte) => (byte === 10 || byte < 9 ? 0x15 : byte)), undefined, /^it is neither text nor a format/],
];
for (const [what, content, line, message] of broken) {
  test(`says where it broke: ${what}`, async () => {
    await assert.rejects(read(content), (error) => {
      assert.match(error.message, message);
      assert.deepEqual([error.file, error.line], ["log0", line]);
      return true;
    });
  });
}
