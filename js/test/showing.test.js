import assert from "node:assert/strict";
import { test } from "node:test";
import { compile, createSync } from "logwinnow";

const lw = createSync(await compile());
const table = { NewProcessName: ["C:\\a.exe", "C:\\a.exe", "C:\\<b>.exe"], CommandLine: ["a 1", "a 2", "<script>alert(1)</script>"], score: [1, 2, 90] };

test("results show themselves as tables in which every text of the log is escaped", () => {
  for (const result of [lw.winnow(table), lw.addProcessFeatures(table), lw.identifyOutliers({ score: table.score, other: [1, 1, 7] }, null, { contamination: 0.3 })]) {
    const shown = /** @type {any} */ (result)._toMime();
    assert.match(shown["text/html"], /^<table.*<\/table>$/s);
    assert.doesNotMatch(shown["text/html"], /<script|<b>/);
    assert.doesNotMatch(JSON.stringify(result), /text\/html/);
    assert.ok(!Object.keys(result).includes("_toMime"));
  }
  const { "text/html": html, "text/plain": text } = /** @type {any} */ (lw.winnow(table))._toMime();
  assert.match(text, /^3 events, 2 patterns; images hidden: 0 of 2$/);
  assert.match(html, /&#60;script&#62;alert\(1\)&#60;\/script&#62;/);
});

test("what is no table stays as it is", () => {
  assert.equal(/** @type {any} */ (lw.dbscan([[0], [0]], { eps: 1, minSamples: 2 }))._toMime, undefined);
});
