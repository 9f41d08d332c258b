import assert from "node:assert/strict";
import { test } from "node:test";
import * as arrow from "apache-arrow";
import { compile, createSync } from "logwinnow";
import { encode } from "../src/encode.js";
import { rowsOf, tableOf } from "../src/table.js";
import { problem } from "./helpers.js";

/**
 * @param {unknown} input
 * @param {string} name
 * @param {"text" | "number" | "time"} kind
 */
function converted(input, name, kind) {
  const cargo = { arrays: /** @type {any[]} */ ([]), transfer: /** @type {any[]} */ ([]) };
  Array.from(encode(tableOf(input).column(name), kind, cargo));
  if (kind !== "text") return Array.from(cargo.arrays[0]);
  const [bytes, offsets] = cargo.arrays;
  return Array.from({ length: offsets.length - 1 }, (_, i) => new TextDecoder().decode(bytes.subarray(offsets[i], offsets[i + 1])));
}

/** @param {unknown} input */
const kinds = (input) => Object.fromEntries(tableOf(input).columns.map(({ name, kind }) => [name, kind]));

test("columns are seen for what they hold", () => {
  const table = { t: ["a", null], n: [1, undefined], big: [1n, 2n], b: [true, null], d: [new Date(), null], e: [null, undefined], mixed: [1, "a"], typed: new Uint8Array(2), blank: ["", null] };
  assert.deepEqual(kinds(table), { t: "text", n: "number", big: "number", b: "boolean", d: "time", e: "empty", mixed: "text", typed: "number", blank: "text" });
});

test("row objects become columns: the union of keys, nested ones with dots, arrays as JSON", () => {
  const rows = [{ Event: { EventData: { CommandLine: "x" }, id: 1 }, list: [1, { a: 2n }] }, { host: "h" }];
  const table = tableOf(rows);
  assert.deepEqual(table.columns.map(({ name }) => name), ["Event.EventData.CommandLine", "Event.id", "list", "host"]);
  assert.deepEqual(converted(rows, "list", "text"), ['[1,{"a":"2"}]', ""]);
  assert.deepEqual(converted(rows, "host", "text"), ["", "h"]);
  assert.deepEqual(converted(rows, "Event.id", "number"), [1, NaN]);
});

test("text survives: any script, lone surrogates, empties, other types", () => {
  const cells = ["plain", "żółć", "日本", "😀", "", null, NaN, undefined, "a\ud800b", 4688, true, 2n, new Date(0), "\ufeffbom", "nul\0"];
  const shown = ["plain", "żółć", "日本", "😀", "", "", "", "", "a\ufffdb", "4688", "true", "2", "1970-01-01T00:00:00.000Z", "\ufeffbom", "nul\0"];
  const cargo = { arrays: /** @type {any[]} */ ([]), transfer: [] };
  Array.from(encode(tableOf({ c: cells }).column("c"), "text", cargo));
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  assert.deepEqual(cells.map((_, i) => decoder.decode(cargo.arrays[0].subarray(cargo.arrays[1][i], cargo.arrays[1][i + 1]))), shown);
});

test("a long column of text is the same as its cells one by one", () => {
  const cells = Array.from({ length: 40000 }, (_, i) => (i % 7 ? "abc".repeat(i % 5) : "é".repeat(i % 11)));
  assert.deepEqual(converted({ c: cells }, "c", "text"), cells);
});

test("numbers: text is read, nothing is NaN, the rest an error with column, rows and values", () => {
  assert.deepEqual(converted({ c: ["1", " 2.5 ", "", null, "0x3e7", true, "False", "NaN", "-", 3n] }, "c", "number"), [1, 2.5, NaN, NaN, 999, 1, 0, NaN, NaN, 3]);
  assert.throws(() => converted({ c: [1, "abc", {}] }, "c", "number"), problem("type", /^column "c" must be a number in every row, got "abc" in row 1, an object \(Object\) in row 2$/));
});

test("what is no table is refused in words", () => {
  assert.throws(() => tableOf(5), problem("type", /^table must be an object of columns.*got 5$/));
  assert.throws(() => tableOf(Promise.resolve()), problem("type", /got an object \(Promise\)$/));
  assert.throws(() => tableOf({ a: "text" }), problem("type", /^column "a" must be an array.*got "text"$/));
  assert.throws(() => tableOf([{}, null]), problem("type", /^row 1 must be an object, got null$/));
  assert.throws(() => tableOf({ a: [1], b: [1, 2], c: [] }), problem("shape", /"a" has 1, "b" has 2, "c" has 0/));
  assert.throws(() => tableOf({ a: [] }).column("b"), problem("column", /one of "a", got "b"/));
});

test("empty tables", () => {
  for (const input of [{}, []]) assert.deepEqual([tableOf(input).rows, tableOf(input).columns], [0, []]);
  assert.deepEqual(converted({ a: [] }, "a", "text"), []);
});

test("a column may be called __proto__", () => {
  const rows = [JSON.parse('{"__proto__": "x", "a": 1}')];
  assert.deepEqual(converted(rows, "__proto__", "text"), ["x"]);
});

test("Arrow tables: chunks, slices, dictionaries, nulls, timestamps", () => {
  const plain = arrow.tableFromArrays({ s: ["a", "żó", ""], i: Int32Array.of(1, 2, 3), big: BigInt64Array.of(1n, 2n, 3n), f: Float64Array.of(1.5, NaN, 2) });
  assert.deepEqual(converted(plain, "s", "text"), ["a", "żó", ""]); // a dictionary
  assert.deepEqual(converted(plain, "big", "number"), [1, 2, 3]);
  assert.deepEqual(converted(plain, "i", "text"), ["1", "2", "3"]);
  const utf8 = (/** @type {any[]} */ values) => arrow.vectorFromArray(values, new arrow.Utf8());
  const whole = new arrow.Table({ s: utf8(["one", "zwö", "three", ""]) });
  assert.ok(tableOf(whole).column("s").texts, "the bytes are taken as they lie");
  assert.deepEqual(converted(whole, "s", "text"), ["one", "zwö", "three", ""]);
  assert.deepEqual(converted(whole.slice(1, 3), "s", "text"), ["zwö", "three"]);
  assert.deepEqual(converted(whole.slice(1, 2).concat(whole.slice(2)), "s", "text"), ["zwö", "three", ""]);
  assert.deepEqual(converted(new arrow.Table({ s: utf8(["x", null, "y"]) }), "s", "text"), ["x", "", "y"]);
  for (const unit of [new arrow.TimestampSecond(), new arrow.TimestampMillisecond(), new arrow.TimestampMicrosecond(), new arrow.TimestampNanosecond()]) {
    const times = new arrow.Table({ t: arrow.vectorFromArray([new Date(86400000), null], unit) });
    assert.deepEqual(kinds(times), { t: "time" });
    assert.deepEqual(converted(times, "t", "time"), [86400000, NaN]);
  }
  const days = new arrow.Table({ d: arrow.vectorFromArray([new Date(86400000)], new arrow.DateDay()), b: arrow.vectorFromArray([true]) });
  assert.deepEqual(kinds(days), { d: "time", b: "boolean" });
  assert.deepEqual(converted(days, "d", "time"), [86400000]);
});

test("rowsOf gives back the input's own rows", () => {
  const rows = [{ a: 1 }, { a: 2 }, { a: 3 }];
  assert.equal(rowsOf(rows, Int32Array.of(2))[0], rows[2]);
  assert.deepEqual(rowsOf({ a: ["x", "y"], b: Float64Array.of(1, 2) }, [1, 0]), [{ a: "y", b: 2 }, { a: "x", b: 1 }]);
});

test("the caller's own arrays are never given away", () => {
  const mine = Float64Array.of(1, 2);
  const cargo = { arrays: [], transfer: [] };
  Array.from(encode(tableOf({ mine }).column("mine"), "number", cargo));
  assert.deepEqual(cargo, { arrays: [mine], transfer: [] });
});

test("ASCII before, between and after longer letters: no byte is lost or made up", () => {
  for (const cells of [["a".repeat(99), "日".repeat(50), "b"], ["", "é", "a".repeat(500), "😀😀", "c"], ["日本", "x".repeat(10)], ["x", "é"]]) {
    assert.deepEqual(converted({ c: cells }, "c", "text"), cells);
  }
});

test("an Arrow column of nothing but nulls is empty, with some nulls it keeps its kind", () => {
  const of = (/** @type {any[]} */ values) => new arrow.Table({ c: arrow.vectorFromArray(values, new arrow.Int32()) });
  assert.deepEqual(kinds(of([null, null])), { c: "empty" });
  assert.deepEqual(kinds(of([null, 2])), { c: "number" });
  assert.deepEqual(converted(of([null, 2]), "c", "number"), [NaN, 2]);
  assert.deepEqual(Array.from(tableOf(of([null, 2])).column("c").values), [NaN, 2]);
  assert.ok(tableOf(of([1, 2])).column("c").values instanceof Int32Array);
});

test("rows of XML's named values become columns of those names", () => {
  const wanted = ["Event.EventData.CommandLine", "Event.EventData.Empty", "Event.id"];
  for (const [name, text] of [["@Name", "#text"], ["Name", "Value"], ["_name", "_"], ["Name", "text"]]) {
    const rows = [{ Event: { EventData: { Data: [{ [name]: "CommandLine", [text]: "x" }, { [name]: "Empty" }] }, id: 1 } }];
    assert.deepEqual(tableOf(rows).columns.map((column) => column.name), wanted);
    assert.deepEqual(converted(rows, wanted[0], "text"), ["x"]);
    assert.deepEqual(converted(rows, wanted[1], "text"), [""]);
  }
  for (const Data of [[{ "#attributes": { Name: "a" }, "#text": "x" }], [{ $: { Name: "a" }, _: "x" }], { "@Name": "a", "#text": "x" }]) {
    assert.deepEqual(converted([{ EventData: { Data } }], "EventData.a", "text"), ["x"]);
  }
  assert.deepEqual(converted([{ Data: ["x", "y"] }], "Data", "text"), ['["x","y"]']);
  assert.deepEqual(converted([{ Data: { b: 1 } }], "Data.b", "number"), [1]);
  assert.deepEqual(converted([{ Data: [] }], "Data", "text"), ["[]"]);
});

test("rows that would become no sensible table are refused", () => {
  /** @type {any} */
  const circle = {};
  circle.again = circle;
  assert.throws(() => tableOf([circle]), problem("shape", /^row 0 must be nested at most 100 deep/));
  assert.throws(() => tableOf([{ x: 1 }, { "a.b": 1, a: { b: 2 } }]), problem("shape", /^row 1 must be of keys that stay different.* two called "a\.b"$/));
  const own = Array.from({ length: 4097 }, (_, i) => ({ [`k${i}`]: 1 }));
  assert.equal(tableOf(own.slice(1)).columns.length, 4096);
  assert.throws(() => tableOf(own), problem("shape", /4096 different keys in all, got one more in row 4096: "k4096"$/));
});

test("cells that JSON cannot hold are refused", () => {
  /** @type {any[]} */
  const circle = [];
  circle.push(circle);
  const thrower = new (class extends Array { toJSON() { throw new Error("no"); } })();
  for (const cell of [circle, thrower]) assert.throws(() => converted({ c: ["x", cell] }, "c", "text"), problem("type", /^column "c" must be text in every row, got an array of \d in row 1 that JSON cannot hold/));
});

test("rowsOf refuses what are no rows of the table", () => {
  for (const rows of [null, 5, "0", new DataView(new ArrayBuffer(8))]) assert.throws(() => rowsOf([{}], /** @type {any} */ (rows)), problem("type", /^rowsOf: rows must be an array of row numbers/));
  for (const row of [1, -1, 0.5, NaN, "0", undefined]) {
    assert.throws(() => rowsOf([{}], /** @type {any} */ ([0, row])), problem("shape", /whole numbers from 0 and below 1/));
    assert.throws(() => rowsOf({ a: [1] }, /** @type {any} */ ([0, row])), problem("shape", /whole numbers from 0 and below 1/));
  }
});

test("a late column is read when it is wanted, once, and not handed back", async () => {
  /** @type {string[]} */
  const read = [];
  const late = (/** @type {any} */ kind, /** @type {any} */ values, /** @type {string} */ name) => ({ kind, length: 2, read: () => (read.push(name), values) });
  const texts = { bytes: new TextEncoder().encode("/bin/sha b"), offsets: Int32Array.of(0, 7, 10) };
  const { table } = createSync(await compile()).addProcessFeatures({ NewProcessName: late("text", texts, "image"), Other: late("text", [], "other") });
  assert.deepEqual([read, Object.keys(table).includes("NewProcessName"), table.processName], [["image"], false, ["sh", "a b"]]);
  /** @type {string[]} */
  const order = [];
  const prepared = (/** @type {string} */ name, /** @type {any} */ values) => ({ kind: "text", length: 2, prepare: () => order.push(`prepare ${name}`), read: () => (order.push(`read ${name}`), values) });
  createSync(await compile()).addProcessFeatures(/** @type {any} */ ({ NewProcessName: prepared("image", texts), CommandLine: prepared("command", texts), Other: prepared("other", []) }));
  assert.deepEqual(order.map((step) => step.split(" ")[0]), ["prepare", "prepare", "read", "read"], "all that are wanted are prepared before one is read");
  const times = late("time", Float64Array.of(3600000, NaN), "time"); // too small to be told from seconds, were it not for its kind
  const { LogonHour } = createSync(await compile()).addLogonFeatures({ Account: ["a", "b"], TimeGenerated: times }).table;
  assert.deepEqual(LogonHour, Float64Array.of(1, NaN));
});
