import assert from "node:assert/strict";
import { test } from "node:test";
import { inRowsFromOne } from "../src/read/error.js";

test("rows that a refusal names are counted from 1, what it quotes stays", () => {
  assert.equal(inRowsFromOne('column "row 4" must be a time in every row, got "row 7 \\" x" in row 0, "b" in row 12'), 'column "row 4" must be a time in every row, got "row 7 \\" x" in row 1, "b" in row 13');
});
