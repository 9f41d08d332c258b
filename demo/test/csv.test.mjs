import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCsv } from "../lib/csv.js";

test("cells keep what is in them: quotes inside, commas and line breaks in quotes, a mark of UTF-8 before the first name", () => {
  assert.deepEqual(parseCsv('\ufeffa,b\r\nx "y",2\r\n"say ""no"", twice\nover",\r\n,-1.5\r\n'), { a: ['x "y"', 'say "no", twice\nover', ""], b: [2, NaN, -1.5] });
  assert.deepEqual(parseCsv("a,b\n1\n\n2,x"), { a: [1, 2], b: ["", "x"] }, "a row that ends early, an empty line, no line break at the end");
  assert.deepEqual(parseCsv(""), {});
});

test("what is a name though it looks like a number stays text", () => {
  for (const cell of ["0x3e7", "0012", "12345678901234567890", "1,5"]) assert.deepEqual(parseCsv(`a\n"${cell}"`), { a: [cell] });
  assert.deepEqual(parseCsv("a\n0\n-0.25\n1e3"), { a: [0, -0.25, 1000] });
});

test("what cannot be read is refused, with its row", () => {
  assert.throws(() => parseCsv('a,b\n1,2\n"x,3\n4,5'), /CSV, row 3: Quoted field unterminated/);
  assert.throws(() => parseCsv('a,b\n"x"y,2'), /CSV, row 2: Trailing quote on quoted field is malformed/);
  assert.throws(() => parseCsv("a,b\n1,2,3"), /CSV, row 2: 3 cells where the first row names 2 columns/);
  assert.throws(() => parseCsv("a,a\n1,2"), /two columns are called "a"/);
});
