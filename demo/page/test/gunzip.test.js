import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { gunzipped } from "../src/read/gunzip.js";
import { readFiles } from "../src/read/read.js";

/** Files of several gzip members, as `cat a.gz b.gz` makes them. */

const text = `a,b\n${Array.from({ length: 20000 }, (_, i) => `${i},row ${i * i}\n`).join("")}`;
const [one, two] = [gzipSync(text.slice(0, 90000)), gzipSync(text.slice(90000))];
const members = Buffer.concat([one, two]);

/** @param {Uint8Array} bytes @param {number} size */
async function* inPieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size));
}

/** @param {AsyncIterable<Uint8Array>} chunks */
async function textOf(chunks) {
  const all = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

test("several members are one text, wherever the pieces end", async () => {
  for (const size of [1, 7, one.length, one.length + 1, one.length - 1, 1 << 16]) assert.equal(await textOf(gunzipped(inPieces(members, size))), text, `pieces of ${size}`);
});

test("as many members as bgzip makes, an empty one last, and zeros that fill a block", async () => {
  const many = Array.from({ length: Math.ceil(text.length / 500) }, (_, i) => gzipSync(text.slice(500 * i, 500 * (i + 1))));
  assert.equal(await textOf(gunzipped(inPieces(Buffer.concat([...many, gzipSync(""), Buffer.alloc(512)]), 4096))), text);
});

test("what is broken is told: other bytes behind the last member, a cut one, a changed one", async () => {
  const changed = Buffer.from(members);
  changed[changed.length - 6] ^= 1; // of the checksum
  /** @type {[Buffer, RegExp][]} */
  const cases = [
    [Buffer.concat([members, Buffer.from("garbage")]), /^behind the packed text is something that is not gzip: the file may be damaged$/],
    [Buffer.concat([members, Buffer.from("\0garbage")]), /^behind the packed text is something/],
    [members.subarray(0, members.length - 3), /^it ends within packed text: the file is not complete$/],
    [members.subarray(0, one.length + 5), /^it ends within packed text/],
    [changed, /^it begins as gzip does but cannot be unpacked \(incorrect data check\)$/],
  ];
  for (const [bytes, said] of cases) for (const size of [1, 1 << 16]) await assert.rejects(textOf(gunzipped(inPieces(bytes, size))), { name: "ReadError", message: said });
});

test("where the browser stops behind the first member the rest follows, and each byte is counted once", async (t) => {
  // Browsers refuse what follows a member; Node's stream does not.
  const Native = globalThis.DecompressionStream;
  let left = one.length;
  t.after(() => { globalThis.DecompressionStream = Native; });
  globalThis.DecompressionStream = /** @type {any} */ (class {
    constructor() {
      const native = new Native("gzip");
      const first = new TransformStream({ transform(chunk, control) {
        if (chunk.length > left) throw new TypeError("Junk found after end of compressed data.");
        left -= chunk.length;
        control.enqueue(chunk);
      } });
      this.writable = first.writable;
      this.readable = first.readable.pipeThrough(native);
    }
  });
  const blob = /** @type {any} */ ({ size: members.length, slice: (/** @type {number} */ a, /** @type {number} */ b) => new Blob([members.subarray(a, b)]), stream: () => ReadableStream.from(inPieces(members, 1000)) });
  let counted = 0;
  const { table } = await readFiles([{ name: "log.csv.gz", blob }], ({ done }) => (counted = done));
  assert.equal(counted, members.length);
  assert.deepEqual([table.rows, table.cell("b", 19999)], [20000, `row ${19999 * 19999}`]);
});
