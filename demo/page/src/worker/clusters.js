import { plotCluster, plotClusterSizes, plotVariability } from "logwinnow/charts";

/**
 * Clusters of the log's rows by columns of numbers, with DBSCAN.
 *
 * @typedef {import("../read/table.js").LogTable} LogTable
 * @typedef {import("./jobs.js").Context} Context
 * @typedef {{ columns: string[], minSamples: number, normalize: boolean }} FeatureArgs
 * @typedef {FeatureArgs & { eps: number }} ClusterArgs
 */

/** The features as DBSCAN sees them, kept while table and columns stay. @type {{ table: LogTable, key: string, matrix: Float64Array } | undefined} */
let kept;

/**
 * @param {LogTable} table
 * @param {FeatureArgs} args
 * @param {Context} context
 */
async function featuresOf(table, { columns, normalize }, { engine, signal }) {
  const key = JSON.stringify([columns, normalize]);
  if (kept?.table === table && kept.key === key) return kept.matrix;
  const raw = columns.map((name) => complete(table, name));
  const flat = new Float64Array(table.rows * columns.length);
  for (let row = 0, at = 0; row < table.rows; row++) for (const numbers of raw) flat[at++] = numbers[row];
  const { matrix } = await (await engine).dbclusterEvents(flat, { columns: columns.length, normalize, signal });
  kept = { table, key, matrix };
  return matrix;
}

/**
 * @param {LogTable} table
 * @param {string} name
 */
function complete(table, name) {
  const numbers = table.numbers(name);
  const gap = numbers.findIndex(Number.isNaN);
  if (gap >= 0) throw new Error(`column ${JSON.stringify(name)} has no number in row ${gap + 1}, and rows are clustered by numbers alone: choose other columns`);
  return numbers;
}

/**
 * How many clusters and rows of noise a radius makes: what a slider asks again and again.
 *
 * @param {LogTable} table
 * @param {ClusterArgs} args
 * @param {Context} context
 */
export async function countClusters(table, args, context) {
  const { eps, minSamples, columns } = args;
  const matrix = await featuresOf(table, args, context);
  const { labels } = await (await context.engine).dbscan(matrix, { columns: columns.length, eps, minSamples, signal: context.signal, onProgress: context.onProgress });
  let clusters = 0, noise = 0;
  for (const label of labels) {
    if (label < 0) noise++;
    else if (label >= clusters) clusters = label + 1;
  }
  return { clusters, noise };
}

/**
 * A radius to begin with.
 *
 * @param {LogTable} table
 * @param {FeatureArgs} args
 * @param {Context} context
 */
export async function suggestEps(table, args, context) {
  const matrix = await featuresOf(table, args, context);
  const { eps } = await (await context.engine).suggestEps(matrix, { columns: args.columns.length, minSamples: args.minSamples, signal: context.signal });
  return eps;
}

/**
 * @param {LogTable} table
 * @param {ClusterArgs} args
 * @param {Context} context
 */
async function clustered(table, { columns, eps, minSamples, normalize }, { engine, signal, onProgress }) {
  const lw = await engine;
  return lw.dbclusterEvents(table.input(undefined, true), { clusterColumns: columns, maxClusterDistance: eps, minClusterSamples: minSamples, normalize, signal, onProgress: (/** @type {any} */ progress) => onProgress({ stage: "clustering", ...progress }) });
}

/**
 * @param {LogTable} table
 * @param {ClusterArgs & { look: object }} args
 * @param {Context} context
 */
export async function clusterChart(table, args, context) {
  const result = await clustered(table, args, context);
  return { spec: plotCluster(result, args.look), notes: result.notes ?? [] };
}

/**
 * @param {LogTable} table
 * @param {ClusterArgs & { look: object }} args
 * @param {Context} context
 */
export async function sizesChart(table, args, context) {
  return { spec: plotClusterSizes(await clustered(table, args, context), args.look) };
}

/**
 * The rows that no cluster holds.
 *
 * @param {LogTable} table
 * @param {ClusterArgs} args
 * @param {Context} context
 */
export async function noiseRows(table, args, context) {
  const { labels } = await clustered(table, args, context);
  return { rows: Int32Array.from(Array.from(labels.keys()).filter((row) => labels[row] < 0)) };
}

/** Without a column to group by all rows make one group. */
const ALL = "all rows";

/**
 * @param {LogTable} table
 * @param {{ look: any }} args
 */
export function variabilityChart(table, { look }) {
  const names = [look.column, look.by, look.color].filter(Boolean);
  const input = table.input([...new Set(names)], true);
  if (look.by) return { spec: plotVariability(input, look) };
  const by = names.includes(ALL) ? `${ALL} ` : ALL;
  return { spec: plotVariability({ ...input, [by]: new Array(table.rows).fill(ALL) }, { ...look, by }) };
}
