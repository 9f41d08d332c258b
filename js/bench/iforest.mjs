// Isolation forests through the real module in Node beside scikit-learn (native, one thread) and two npm packages, in
// turn, on the same numbers: 100 trees of 256 rows. `node bench/iforest.mjs PYTHON FOLDER`: an interpreter with
// scikit-learn, and a folder whose node_modules has the packages. Prints medians and ratios.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { blobs, load, ms, ratio, timed } from "./measure.mjs";

const [python, peers] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/logwinnow-`);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const PATIENCE = 100; // seconds that an npm package gets
const columns = 8;

console.log("                                  fit    ratio       score    ratio");
const line = (name, fit, score, ours) =>
  console.log(`${name.padEnd(26)} ${ms(fit)} ${ours ? ratio(fit, ours.fit) : "       "} ${ms(score)} ${ours ? ratio(score, ours.score) : ""}`);

for (const rows of [100_000, 1_000_000]) {
  const matrix = blobs(rows, columns);
  const file = `${folder}/${rows}.f64`;
  writeFileSync(file, matrix);
  const runs = rows > 100_000 ? 5 : 15; // engines compile anew what runs often
  const logwinnow = await load();
  const fit = timed(runs, () => logwinnow.fitForest(matrix, { columns }));
  const score = timed(runs, () => fit.answer.score(matrix));
  const ours = { fit: fit.time, score: score.time };
  logwinnow.free();
  console.log(`${rows} x ${columns}`);
  line("  ours, wasm", ours.fit, ours.score);
  const peer = JSON.parse(execFileSync(python, [here("iforest_peer.py"), file, columns, runs].map(String), { encoding: "utf8" }));
  line("  scikit-learn, native", peer.fit, peer.score, ours);
  for (const name of ["isolation-forest", "ml-isolation-forest"]) {
    const { stdout, status } = spawnSync(process.execPath, [here("iforest_peer.mjs"), name, file, String(columns), peers], { encoding: "utf8", timeout: PATIENCE * 1000 });
    if (status === 0) line(`  ${name}`, ...Object.values(JSON.parse(stdout)), ours);
    else console.log(`  ${name.padEnd(24)} gave up, or was not done after ${PATIENCE} s`);
  }
}
