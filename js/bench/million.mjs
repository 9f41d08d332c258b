// A million process starts in one call through the real module in Node: `winnow`, or text columns in and labels out.
// `node bench/million.mjs FILE winnow|cluster`, FILE being a CSV that testdata/gen/samples.py made. Prints time and the
// process's peak memory, of which reading the file is a part.
import { readFileSync } from "node:fs";
import { compile, createSync } from "../dist/index.js";
import { readFiles } from "../src/cli/read.js";

const [file, what] = process.argv.slice(2);
const peak = () => `${Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)} MB`;

/** Runs a piece of work and prints what it took. */
async function timed(name, work) {
  const from = performance.now();
  const { note, ...rest } = await work();
  const seconds = (performance.now() - from) / 1000;
  console.log(`${name.padEnd(46)} ${seconds.toFixed(2).padStart(7)} s   peak ${peak().padStart(8)}   ${note ?? ""}`);
  return { seconds, ...rest };
}

const { columns } = await timed("read and parse the CSV", async () => {
  const { table } = await readFiles([file]);
  return { columns: Object.fromEntries(table.columns.map(({ name, texts, values }) => [name, texts ?? values])), note: `${table.rows} rows` };
});
const module = await compile(readFileSync(new URL("../dist/logwinnow.wasm", import.meta.url)));
const logwinnow = createSync(module);

if (what === "winnow") {
  await timed("winnow", () => ({ note: `${logwinnow.winnow(columns).patterns.length} patterns` }));
} else {
  const options = { clusterColumns: ["commandlineTokensFull", "pathScore", "isSystemSession"], maxClusterDistance: 1e-4 };
  const { matrix, rows } = await timed("text columns in, labels out (dbclusterEvents)", () => {
    const found = logwinnow.dbclusterEvents(columns, options);
    return { matrix: found.matrix, rows: found.labels.length, note: `${found.rows.length} rows shown` };
  });
  const cluster = (n) => timed(`dbscan alone, ${n} of these`, () => {
    const { labels } = logwinnow.dbscan(matrix.subarray(0, 3 * n), { columns: 3, eps: 1e-4, minSamples: 2 });
    return { note: `${new Set(labels).size} labels` };
  });
  await cluster(rows / 10); // so that the engine has compiled it
  const tenth = await cluster(rows / 10);
  const all = await cluster(rows);
  console.log(`ratio ${(all.seconds / tenth.seconds).toFixed(1)} for ten times the events`);
}
