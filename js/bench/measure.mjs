// What the benchmarks share: numbers that are the same in every run, the module, medians.
import { readFileSync } from "node:fs";
import { compile, createSync } from "../dist/index.js";

/** The real module, synchronously. */
export const load = async () => createSync(await compile(readFileSync(new URL("../dist/logwinnow.wasm", import.meta.url))));

/** splitmix64 to the unit interval: the same numbers in every run. */
export function* random(seed) {
  for (let state = BigInt(seed); ; ) {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    yield Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  }
}

/** Rows in blobs around 20 centres, a tenth of them anywhere. */
export function blobs(rows, columns) {
  const next = random(rows * 31 + columns);
  const unit = () => next.next().value;
  const centres = Array.from({ length: 20 }, () => Array.from({ length: columns }, unit));
  return Float64Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    if (row % 10 === 0) return unit();
    return centres[row % 20][i % columns] + 0.02 * (unit() + unit() + unit() - 1.5);
  });
}

export const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** Milliseconds of each of so many runs after one that does not count, and the last answer. */
export function timed(runs, work) {
  const times = [];
  let answer;
  for (let run = 0; run <= runs; run++) {
    const from = performance.now();
    answer = work();
    if (run) times.push(performance.now() - from);
  }
  return { time: median(times), answer };
}

export const ms = (time) => `${time < 100 ? time.toFixed(1) : Math.round(time)} ms`.padStart(11);
export const ratio = (theirs, ours) => `${(theirs / ours).toFixed(1)}`.padStart(7);
