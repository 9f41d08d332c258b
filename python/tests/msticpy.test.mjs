import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answer, hasShared, here, python } from "./pyodide.mjs";

const py = await python(["pandas", "pytz", "logwinnow"]);

test("every call returns the frame that msticpy returns: values, kinds of dtype, order, index, zones; nothing handed in is changed", () => {
  py.runPython(readFileSync(here("frames.py"), "utf8"));
  const { ran, wrong } = answer(py, "main()");
  assert.deepEqual(wrong, []);
  assert.ok(ran >= (hasShared ? 270 : 150), `${ran} calls`);
});
