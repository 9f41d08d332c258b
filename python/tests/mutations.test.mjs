import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answer, here, python } from "./pyodide.mjs";

test("the comparison with msticpy's frames notices a flipped sign, a changed value and rows that changed places, and no last digits", async () => {
  const py = await python(["pandas", "logwinnow"]);
  for (const file of ["frames.py", "mutations.py"]) py.FS.writeFile(`/home/pyodide/${file}`, readFileSync(here(file)));
  const { tried, missed, alarms } = answer(py, "import mutations; mutations.main()");
  assert.deepEqual({ missed, alarms }, { missed: [], alarms: [] });
  assert.ok(tried > 800, `${tried} mutations`);
});
