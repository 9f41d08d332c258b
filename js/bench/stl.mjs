// STL through the real module in Node beside statsmodels (native), @bsull/augurs (MSTL in wasm) and, where R is there, its
// stl at equal jumps, in turn, on the same numbers. `node bench/stl.mjs PYTHON FOLDER`: an interpreter with statsmodels, and
// a folder whose node_modules has @bsull/augurs. Prints medians and ratios.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { load, ms, random, ratio, timed } from "./measure.mjs";

const [python, peers] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/logwinnow-`);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const logwinnow = await load();

/** A day, a week, noise, and an outlier now and then. */
function series(n) {
  const next = random(n);
  return Float64Array.from({ length: n }, (_, i) => {
    const noise = next.next().value + next.next().value - 1;
    return 1000 + 300 * Math.sin((i * Math.PI) / 12) + 100 * Math.sin((i * Math.PI) / 84) + 50 * noise + (i % 997 === 0 ? 2000 : 0);
  });
}

const augurs = await (async () => {
  const at = `${peers}/node_modules/@bsull/augurs/mstl`;
  const { default: init, MSTL, ...rest } = await import(pathToFileURL(`${at}.js`).href);
  await init({ module_or_path: readFileSync(`${at}_bg.wasm`) });
  return (y, period) => {
    const model = MSTL.ets([period]);
    model.fit(y);
    model.free();
    return rest;
  };
})().catch((error) => void console.log(`@bsull/augurs is not here: ${error.message.split("\n")[0]}`));

console.log("points x period             ours, wasm   statsmodels   ratio   augurs MSTL   ratio");
const cases = [[8_760, 24], [8_760, 168], [100_000, 24], [1_000_000, 24]];
for (const robust of [false, true]) {
  for (const [n, period] of cases) {
    const y = series(n);
    const file = `${folder}/${n}.f64`;
    writeFileSync(file, y);
    const runs = n > 100_000 ? 3 : n > 10_000 ? 5 : 25; // engines compile anew what runs often: the first calls of a page are slower
    const ours = timed(runs, () => logwinnow.stl(y, { period, robust })).time;
    // A million points, robust, takes statsmodels minutes: once is enough.
    const theirs = Number(execFileSync(python, [here("stl_peer.py"), file, period, Number(robust), n > 100_000 ? 0 : 2].map(String), { encoding: "utf8" }));
    const mstl = augurs && !robust && n <= 100_000 ? timed(2, () => augurs(y, period)).time : undefined;
    console.log(`${`${n} x ${period}${robust ? ", robust" : ""}`.padEnd(24)} ${ms(ours)} ${ms(theirs)}  ${ratio(theirs, ours)}  ${mstl ? `${ms(mstl)} ${ratio(mstl, ours)}` : ""}`);
  }
}

const thousand = series(2_000_000);
writeFileSync(`${folder}/thousand.f64`, thousand);
const host = Array.from({ length: 2_000_000 }, (_, i) => `h${Math.floor(i / 2000)}`);
const time = Float64Array.from(host, (_, i) => 1.7e12 + (i % 2000) * 3.6e6);
const each = timed(1, () => { for (let i = 0; i < 1000; i++) logwinnow.stl(thousand.subarray(2000 * i, 2000 * i + 2000), { period: 24 }); }).time;
const table = timed(1, () => logwinnow.tsAnomaliesStl({ time, host, v: thousand }, { by: ["host"] })).time;
const peer = Number(execFileSync(python, [here("stl_peer.py"), `${folder}/thousand.f64`, 24, 0, 0, 1000].map(String), { encoding: "utf8" }));
console.log(`1000 series of 2000      ${ms(each)} ${ms(peer)}  ${ratio(peer, each)}   in one call from a table, scored and flagged: ${ms(table).trim()}`);

const r = spawnSync("Rscript", [here("stl_peer.R"), `${folder}/8760.f64`, "168"], { encoding: "utf8" });
if (r.status === 0) {
  const ours = timed(5, () => logwinnow.stl(series(8_760), { period: 168, seasonalJump: 1, trendJump: 1, lowPassJump: 1, innerIter: 2 })).time;
  console.log(`8760 x 168, as R         ${ms(ours)}   R ${ms(Number(r.stdout))}  ${ratio(Number(r.stdout), ours)}`);
} else console.log("R is not here: not compared");
