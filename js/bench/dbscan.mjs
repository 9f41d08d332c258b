// DBSCAN through the real module in Node beside scikit-learn (native, one thread), in turn, on the same numbers.
// `node bench/dbscan.mjs PYTHON`: an interpreter with scikit-learn. Prints the median of five and the ratio.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { compile, createSync } from "../dist/index.js";

const [python] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/logwinnow-`);
const logwinnow = createSync(await compile(readFileSync(new URL("../dist/logwinnow.wasm", import.meta.url))));

/** splitmix64 to the unit interval: the same numbers in every run. */
function* random(seed) {
  for (let state = BigInt(seed); ; ) {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    yield Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  }
}

/** Rows in blobs around 20 centres, a tenth of them anywhere. */
function blobs(rows, columns) {
  const next = random(rows * 31 + columns);
  const unit = () => next.next().value;
  const centres = Array.from({ length: 20 }, () => Array.from({ length: columns }, unit));
  return Float64Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    if (row % 10 === 0) return unit();
    return centres[row % 20][i % columns] + 0.02 * (unit() + unit() + unit() - 1.5);
  });
}

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const cases = [[8_000, 2, 0.01, 5], [50_000, 2, 0.005, 5], [50_000, 3, 0.02, 5], [20_000, 8, 0.1, 5]];
console.log("rows x columns      ours, wasm   scikit-learn   ratio   same labels");
for (const [rows, columns, eps, minSamples] of cases) {
  const matrix = blobs(rows, columns);
  const file = `${folder}/${rows}x${columns}.f64`;
  writeFileSync(file, matrix);
  const times = [];
  let labels;
  for (let run = 0; run < 6; run++) {
    const from = performance.now();
    ({ labels } = logwinnow.dbscan(matrix, { columns, eps, minSamples }));
    if (run) times.push(performance.now() - from);
  }
  const peer = JSON.parse(execFileSync(python, [new URL("dbscan_peer.py", import.meta.url).pathname, file, columns, eps, minSamples].map(String), { encoding: "utf8" }));
  const same = Buffer.from(labels.buffer, labels.byteOffset, labels.byteLength).equals(readFileSync(`${file}.labels`));
  const [ours, theirs] = [median(times), median(peer)];
  console.log(`${`${rows} x ${columns}`.padEnd(18)} ${ours.toFixed(1).padStart(8)} ms ${theirs.toFixed(1).padStart(11)} ms ${(theirs / ours).toFixed(1).padStart(7)}   ${same ? "yes" : "NO"}`);
}
