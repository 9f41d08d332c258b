import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, pieces, spelt } from "../src/export/unseen.js";

test("characters that do not show are spelt out", () => {
  assert.equal(spelt("evil\u202efdp.exe"), "evil\\u202Efdp.exe");
  assert.equal(spelt("a\tb\r\nc\u0000"), "a\\tb\\r\\nc\\u0000");
  for (const unseen of ["\u200b", "\u200f", "\u2066", "\u00ad", "\u00a0", "\u2003", "\u3164", "\u2800", "\ufeff", "\ufe0f", "\u2028", "\u007f", "\u0085", "\ud800", "\u{e0041}", "\u{e0100}"]) {
    assert.equal(spelt(`x${unseen}y`), `x${codeOf(unseen)}y`, codeOf(unseen));
  }
  assert.equal(codeOf("\u{e0041}"), "\\u{E0041}");
});

test("what shows stays as it is", () => {
  for (const text of ["plain text", "José Núñez", "日本語 עברית العربية", "e\u0301", "a \\u202E b", "😀", ""]) assert.equal(spelt(text), text);
});

test("pieces are the whole text", () => {
  const text = "\u202ea\u200b\u200bb\n";
  assert.equal(pieces(text).map((piece) => piece.text).join(""), text);
  assert.deepEqual(pieces(text).map(({ unseen }) => unseen), [true, false, true, true, false, true]);
});
