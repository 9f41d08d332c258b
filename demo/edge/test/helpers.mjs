import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFiles } from "../../../js/src/cli/read.js";
import { jsonPieces } from "../../../js/src/cli/write.js";
import { create } from "../../../js/src/index.js";
import { runWorker } from "../workerd.mjs";

/** @typedef {"go" | "js"} Kind */
/** @type {Kind[]} */
export const KINDS = ["go", "js"];

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The npm package in Node. Its sources, with the built module: the command's reader of files is not among its exports. */
export const logwinnow = await create({ wasm: readFileSync(join(root, "js/dist/logwinnow.wasm")) });

/** @type {Record<string, (table: any, options: any, others?: any) => Promise<any>>} */
const functions = {
  winnow: (table, options) => logwinnow.winnow(table, options),
  cluster: (table, options) => logwinnow.dbclusterEvents(table, options),
  outliers: async (table, options, others) => {
    const { forest, ...found } = await logwinnow.identifyOutliers(table, others, options);
    return found;
  },
  anomalies: (table, options) => logwinnow.tsAnomaliesStl(table, options),
  features: (table, options) => logwinnow.addProcessFeatures(table, options),
};

/** @param {string} name */
export const sample = (name) => readFileSync(join(root, "testdata/samples", name), "utf8");

let files = 0;

/** @param {string} text of a log @returns {Promise<any>} the table that the command reads */
export async function tableOf(text) {
  const file = join(tmpdir(), `logwinnow-edge-${process.pid}-${files++}`);
  writeFileSync(file, text);
  try {
    return (await readFiles([file])).table;
  } finally {
    rmSync(file);
  }
}

/**
 * What the npm package answers, as its command writes it.
 *
 * @param {string} route
 * @param {unknown} table
 * @param {object} [options]
 * @param {unknown} [others] a second log, of outliers
 */
export const answerOf = async (route, table, options = {}, others = undefined) => Array.from(jsonPieces(await functions[route](table, options, others))).join("").trimEnd();

/**
 * @param {string} url of a worker
 * @param {string} route
 * @param {any} body
 * @param {object} [how]
 * @param {string} [how.type]
 * @param {object} [how.options]
 * @param {Record<string, string>} [how.headers]
 * @param {string} [how.query]
 */
export async function post(url, route, body, { type = "text/csv", options, headers, query = "" } = {}) {
  const search = options ? `?options=${encodeURIComponent(JSON.stringify(options))}` : query;
  const response = await fetch(`${url}/v1/${route}${search}`, { method: "POST", headers: { "Content-Type": type, ...headers }, body });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/**
 * Runs a worker whose way out leads to a listener here.
 *
 * @param {Kind} kind
 * @param {Record<string, string>} settings
 * @param {import("../workerd.mjs").How} [how]
 */
export async function trapped(kind, settings, how = {}) {
  let sent = 0;
  const trap = createServer((socket) => {
    sent++;
    socket.destroy();
  });
  await new Promise((done) => trap.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (trap.address());
  const worker = await runWorker(kind, { settings, ...how, outbound: port }).catch((error) => {
    trap.close(); // else the test would wait for it for ever
    throw error;
  });
  const stop = async () => {
    await worker.stop();
    trap.close();
  };
  return { ...worker, kind, port, stop, sent: () => sent };
}

/** @param {Record<string, string>} settings @returns {Promise<Awaited<ReturnType<typeof trapped>>[]>} both workers */
export async function both(settings) {
  const started = await Promise.allSettled(KINDS.map((kind) => trapped(kind, settings)));
  const workers = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const failed = started.find((one) => one.status === "rejected");
  if (!failed) return workers;
  for (const { stop } of workers) await stop(); // else the tests would wait for it for ever
  throw failed.reason;
}

/** @param {number} pid @returns {number} MB of memory that the process holds */
export const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** Logs and options for every route. */
export const cases = [
  { route: "winnow", file: "processes.csv", options: {} },
  { route: "winnow", file: "proxy.csv", options: { maxSlotValues: 3 } },
  { route: "winnow", file: "logons.csv", options: { keys: ["Account", "Computer"] } },
  { route: "features", file: "processes.csv", options: {} },
  { route: "features", file: "processes.csv", options: { compat: "msticpy" } },
  { route: "cluster", file: "proxy.csv", options: { clusterColumns: ["bytes", "status"], maxClusterDistance: 0.01 } },
  { route: "outliers", file: "proxy.csv", options: { trees: 20, seed: 3 } },
  { route: "anomalies", file: "bytes_per_hour.csv", options: {} },
  { route: "anomalies", file: "processes.csv", options: { bin: "1h", by: ["Computer"], robust: true } },
];
