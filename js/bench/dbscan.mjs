// DBSCAN through the real module in Node beside scikit-learn (native, one thread), in turn, on the same numbers.
// `node bench/dbscan.mjs PYTHON`: an interpreter with scikit-learn. Prints the median of five and the ratio.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { blobs, load, ms, median, ratio, timed } from "./measure.mjs";

const [python] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/logwinnow-`);
const logwinnow = await load();

const cases = [[8_000, 2, 0.01, 5], [50_000, 2, 0.005, 5], [50_000, 3, 0.02, 5], [20_000, 8, 0.1, 5]];
console.log("rows x columns      ours, wasm   scikit-learn   ratio   same labels");
for (const [rows, columns, eps, minSamples] of cases) {
  const matrix = blobs(rows, columns);
  const file = `${folder}/${rows}x${columns}.f64`;
  writeFileSync(file, matrix);
  const { time: ours, answer: { labels } } = timed(5, () => logwinnow.dbscan(matrix, { columns, eps, minSamples }));
  const peer = JSON.parse(execFileSync(python, [new URL("dbscan_peer.py", import.meta.url).pathname, file, columns, eps, minSamples].map(String), { encoding: "utf8" }));
  const same = Buffer.from(labels.buffer, labels.byteOffset, labels.byteLength).equals(readFileSync(`${file}.labels`));
  const theirs = median(peer);
  console.log(`${`${rows} x ${columns}`.padEnd(18)} ${ms(ours)} ${ms(theirs)} ${ratio(theirs, ours)}   ${same ? "yes" : "NO"}`);
}
