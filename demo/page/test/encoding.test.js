import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readFiles } from "../src/read/read.js";

/** Bytes that are no UTF-8: names stay distinct and the page says how they were read. */

/** @param {(string | Uint8Array)[]} contents @param {number} [size] of the pieces in which they come */
const opened = (contents, size) => readFiles(contents.map((content, i) => ({ name: `log${i}.csv`, blob: inPieces(Buffer.from(/** @type {any} */ (content)), size) })));

/** @param {Buffer} bytes @param {number} [size] @returns {any} */
function inPieces(bytes, size = 1 << 16) {
  function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size));
  }
  return { size: bytes.length, slice: (/** @type {number} */ a, /** @type {number} */ b) => new Blob([bytes.subarray(a, b)]), stream: () => ReadableStream.from(pieces()) };
}

/** @param {import("../src/read/table.js").LogTable} table @param {string} name */
const cellsOf = (table, name) => Array.from({ length: table.rows }, (_, row) => table.cell(name, row));

/** @param {string[]} names */
const latin = (...names) => Buffer.from(["user,n", ...names.map((name, i) => `${name},${i}`)].join("\n"), "latin1");

test("a log in Windows-1252 keeps its names apart and says so", async () => {
  const { table, notes } = await opened([latin("Müller", "Mäller", "Möller", "\x80uro", "Miller")]);
  assert.deepEqual(cellsOf(table, "user"), ["Müller", "Mäller", "Möller", "€uro", "Miller"]);
  assert.deepEqual(notes, ["4 characters are not UTF-8 and read as Windows-1252"]);
});

test("bytes that are not UTF-8 may come late, packed and beside UTF-8, wherever the pieces end", async () => {
  const many = Array.from({ length: 30000 }, (_, i) => `Zoë${i},x`).join("\n");
  const log = Buffer.concat([Buffer.from(`user,n\n${many}\n`), Buffer.from("M\xfcller,1\nM\xe4ller,2\n", "latin1"), Buffer.from("żółć 𝌠,3\n")]);
  for (const [content, size] of /** @type {[Uint8Array, number?][]} */ ([[log], [gzipSync(log)], [log, 3], [log, 65537]])) {
    const { table, notes } = await opened([content], size);
    assert.deepEqual(cellsOf(table, "user").slice(-4), ["Zoë29999", "Müller", "Mäller", "żółć 𝌠"]);
    assert.deepEqual(notes, ["2 characters are not UTF-8 and read as Windows-1252"]);
  }
});

test("of several files the note names the one", async () => {
  assert.deepEqual((await opened(["user,n\nMüller,1\n", latin("Müller")])).notes, ["log1.csv: 1 character is not UTF-8 and read as Windows-1252"]);
});

test("UTF-8 is read as it is, with its marks and with U+FFFD, and nothing is noted", async () => {
  const names = ["żółć", "日本", "𝌠", "\ufffd", "\ufeffin the middle", "\u07ff\u0800\uffff\u{10ffff}"];
  for (const size of [1, 2, 3, 5, 1 << 16]) {
    const { table, notes } = await opened([`\ufeffuser,n\n${names.map((name) => `${name},1`).join("\n")}`], size);
    assert.deepEqual(table.columns.map(({ name }) => name), ["user", "n"]);
    assert.deepEqual([cellsOf(table, "user"), notes], [names, []]);
  }
});

test("what UTF-8 forbids is not taken for it: halves of pairs, long forms, beginnings alone", async () => {
  const forbidden = Buffer.from("user,n\n\xed\xa0\x80,1\n\xc0\xaf,2\n\xe2\x82,3\n\xf4\x90\x80\x80,4\n\xe2\x82", "latin1");
  const { table } = await opened([forbidden], 1);
  assert.deepEqual(cellsOf(table, "user"), ["í\u00a0€", "À¯", "â‚", "ô\u0090€€", "â‚"]);
});
