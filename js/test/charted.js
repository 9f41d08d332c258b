import { join } from "node:path";
import { compile, createSync } from "logwinnow";
import { readFiles } from "../src/cli/read.js";
import { home } from "./helpers.js";

/** What tests of charts draw: the sample logs, and answers about them. */

export const logwinnow = createSync(await compile());

/** @param {string} file */
export async function read(file) {
  const { table } = await readFiles([file]);
  return Object.fromEntries(table.columns.map(({ name, values }) => [name, values]));
}

/** @type {Record<string, import("logwinnow").Columns>} */
export const logs = {};
for (const name of ["processes", "logons", "bytes_per_hour", "proxy"]) logs[name] = await read(join(home, `../testdata/samples/${name}.csv`));

const FEATURES = { clusterColumns: ["commandlineTokensFull", "pathScore", "isSystemSession"], maxClusterDistance: 0.0001 };
export const clustered = (/** @type {any} */ log) => logwinnow.dbclusterEvents(logwinnow.addProcessFeatures(log).table, FEATURES);
/** @returns {any} the columns of an analysed series */
export const analysed = () => logwinnow.tsAnomaliesStl(logs.bytes_per_hour).table;

export const count = (/** @type {any[]} */ drawn, /** @type {(datum: any) => any} */ wanted) => drawn.filter((datum) => datum && wanted(datum)).length;
