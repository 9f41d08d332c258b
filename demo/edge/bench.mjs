// Size, start and CPU of the two workers on workerd, one after the other: what each costs. Quote the ratios.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { runWorker } from "./workerd.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const TICKS = 100; // of CPU time a second, as /proc counts
const type = "application/json";

/** @param {number} pid @returns {number} milliseconds of CPU that the process used */
function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** @param {number} pid @returns {number} MB */
const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** @param {number} rows @returns {string} so many events, as JSON rows */
function log(rows) {
  const events = Array.from({ length: rows }, (_, row) => ({
    TimeGenerated: new Date(1709510400000 + row * 60000).toISOString(), NewProcessName: `C:\\Windows\\System32\\app${row % 17}.exe`, CommandLine: `app${row % 17}.exe -k netsvcs -p ${row % 5}`,
  }));
  return JSON.stringify(events);
}

/**
 * @param {string} url
 * @param {string} [body] nothing is analysed without
 */
async function ask(url, body) {
  const response = await (body ? fetch(`${url}/v1/winnow`, { method: "POST", headers: { "Content-Type": type }, body }) : fetch(`${url}/v1/health`));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/**
 * @param {{ url: string, pid: number }} worker
 * @param {string | undefined} body
 * @param {number} times
 */
async function each({ url, pid }, body, times) {
  for (let i = 0; i < times / 5; i++) await ask(url, body);
  const before = cpu(pid), start = performance.now();
  for (let i = 0; i < times; i++) await ask(url, body);
  return { cpu: (cpu(pid) - before) / times, wall: (performance.now() - start) / times };
}

const small = log(70), large = log(5000);
console.log(`small: ${small.length} bytes, 70 events; large: ${large.length} bytes, 5000 events; nothing: GET /v1/health`);
for (const kind of /** @type {const} */ (["go", "js"])) {
  const folder = join(root, "build/edge", kind);
  const files = readdirSync(folder).filter((file) => /\.(wasm|m?js)$/.test(file)).map((file) => readFileSync(join(folder, file)));
  const raw = files.reduce((sum, file) => sum + file.length, 0), packed = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  const worker = await runWorker(kind, { settings: { ALLOW_ANONYMOUS: "1" } });
  const before = cpu(worker.pid), start = performance.now();
  await ask(worker.url, small);
  const first = performance.now() - start, spent = cpu(worker.pid) - before;
  const nothing = await each(worker, undefined, 200), little = await each(worker, small, 200), much = await each(worker, large, 20);
  const ms = (/** @type {number} */ n) => `${n.toFixed(n < 10 ? 1 : 0)} ms`;
  console.log(`${kind}: ${raw} bytes, ${packed} with gzip -9; first request ${ms(first)} (${ms(spent)} CPU); ` +
    `nothing ${ms(nothing.cpu)} CPU, small ${ms(little.cpu)} CPU, ${ms(little.wall)} each; large ${ms(much.cpu)} CPU, ${ms(much.wall)} each; ${Math.round(resident(worker.pid))} MB`);
  await worker.stop();
}
