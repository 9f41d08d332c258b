import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { compile, createSync } from "logwinnow";
import { columnOf } from "../src/read/table.js";
import { readFiles } from "../src/read/read.js";
import { plainTimes } from "../src/worker/times.js";

const texts = (...cells) => columnOf("t", [...cells, "text"]).texts;
const of = (...cells) => {
  const { bytes, offsets } = texts(...cells);
  return plainTimes({ bytes, offsets: offsets.subarray(0, cells.length + 1) });
};

test("plain times are read as Date reads them in UTC", () => {
  assert.deepEqual([...of("2024-03-04T00:03:05.032Z", "2024-02-29 23:59:59", "", "1999-12-31T23:59:59.9", "2024-03-04T00:03:05.03")], [
    Date.UTC(2024, 2, 4, 0, 3, 5, 32), Date.UTC(2024, 1, 29, 23, 59, 59), NaN, Date.UTC(1999, 11, 31, 23, 59, 59, 900), Date.UTC(2024, 2, 4, 0, 3, 5, 30)]);
});

test("other times are left alone", () => {
  for (const cell of ["2024-03-04", "2024-03-04T00:03:05+01:00", "2024-02-30T00:00:00", "2024-03-04T24:00:00", "1971-01-01T00:00:00", "2024-03-04T00:03:05.0321Z", "1/15/2019 5:15:15 AM", "1709510614", "-", "2024-03-04T00:03:05.Z"]) {
    assert.equal(of("2024-03-04T00:03:05Z", cell), undefined, cell);
  }
});

for (const path of ["testdata/samples/processes.csv", "testdata/samples/logons.csv", "../shared/data/processes_on_host.csv"]) {
  const url = new URL(`../../../${path}`, import.meta.url);
  test(`winnow says the same with them: ${path}`, { skip: !existsSync(url) && `${path} is not here` }, async () => {
    const lw = createSync(await compile());
    const { table } = await readFiles([{ name: "x", blob: new Blob([readFileSync(url)]) }]);
    const times = plainTimes(table.column("TimeGenerated").texts);
    assert.ok(times);
    assert.deepEqual(lw.winnow({ ...table.input(), TimeGenerated: times }).patterns, lw.winnow(table.input()).patterns);
  });
}
