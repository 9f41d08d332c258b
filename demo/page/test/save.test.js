import assert from "node:assert/strict";
import { test } from "node:test";
import { checkedFile } from "../src/shell/save.js";

const hostile = new Blob(["<script></script>"], { type: "text/html" });

test("a file is saved under a plain name with an ending that the page makes, and has the type of that ending", async () => {
  const names = ["patterns-with-names.csv", "a.json", "a_1.svg", `${"a".repeat(60)}.png`];
  const files = names.map((name) => checkedFile(name, hostile));
  assert.deepEqual(files.map((checked) => checked?.name), names);
  assert.deepEqual(files.map((checked) => checked?.file.type), ["text/csv", "application/json", "image/svg+xml", "image/png"]);
  assert.equal(await files[0]?.file.text(), "<script></script>");
});

test("other names are refused, and what is no file", () => {
  const names = ["a.exe", "a.csv.exe", "a.html", ".csv", "a", "../a.csv", "a/b.csv", "a\\b.csv", "a b.csv", "a.csv\n", "\na.csv", "a\u202evsc.csv", `${"a".repeat(61)}.csv`, "", undefined, null, 7, {}, ["a.csv"]];
  for (const name of names) assert.equal(checkedFile(name, hostile), undefined, String(name));
  for (const other of ["x", undefined, { size: 1 }]) assert.equal(checkedFile("a.csv", other), undefined);
});
