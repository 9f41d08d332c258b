import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const built = resolve(here, "../../build/edge");

/** The modules of each worker; the first is the entry. */
const WORKERS = {
  go: ["entry.mjs", "sealed.js", "address.js", "worker.mjs", "runtime.mjs", "wasm_exec.js", "app.wasm"],
  js: ["worker.js", "logwinnow.wasm"],
};

/**
 * @typedef {object} How
 * @property {string} [folder] below build/edge; the kind's own without
 * @property {string} [entry] another of its modules to begin with
 * @property {Record<string, string>} [settings] TOKEN, ALLOW_ANONYMOUS ...
 * @property {number} [outbound] port of this machine that whatever the worker fetches goes to; nowhere without
 */

/**
 * Runs a worker on workerd, on a free port of this machine alone.
 *
 * @param {"go" | "js"} kind
 * @param {How} [how]
 * @returns {Promise<{ url: string, pid: number, said: () => string, stop: () => Promise<void> }>}
 */
export async function runWorker(kind, { folder = kind, entry, settings = {}, outbound } = {}) {
  const port = await freePort();
  const files = entry ? [entry, ...WORKERS[kind].filter((file) => file !== entry)] : WORKERS[kind];
  const text = (/** @type {string} */ value) => JSON.stringify(value);
  const modules = files.map((file) => `(name = ${text(file)}, ${file.endsWith(".wasm") ? "wasm" : "esModule"} = embed ${text(file)})`);
  const bindings = Object.entries(settings).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`);
  const out = outbound ? `external = (address = "127.0.0.1:${outbound}")` : "network = (allow = [])";
  const config = join(built, folder, `workerd-${port}.capnp`);
  writeFileSync(config, `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker), (name = "out", ${out}) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ] );
const worker :Workerd.Worker = (
  modules = [ ${modules.join(", ")} ],
  bindings = [ ${bindings.join(", ")} ],
  compatibilityDate = "2026-11-01",
  globalOutbound = "out" );
`);
  const child = spawn(binary(), ["serve", config], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said = (said + piece).slice(-100_000)));
  const ended = new Promise((done) => child.once("exit", done));
  const kill = () => child.kill();
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    kill();
    await ended;
    rmSync(config, { force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 400 && child.exitCode === null; tries++) {
    if (await listens(port)) return { url, pid: /** @type {number} */ (child.pid), said: () => said, stop };
    await new Promise((next) => setTimeout(next, 50));
  }
  await stop();
  throw new Error(`workerd did not start: ${said}`);
}

/** The program itself: the script that npm links starts it as a child, which would outlive its parent. */
function binary() {
  const manifest = join(here, "node_modules/workerd/package.json");
  const packages = Object.keys(JSON.parse(readFileSync(manifest, "utf8")).optionalDependencies);
  const mine = `${process.platform}-${process.arch === "x64" ? "64" : process.arch}`;
  const name = packages.find((one) => one.endsWith(`workerd-${mine}`));
  if (!name) throw new Error(`there is no workerd for ${mine}`);
  return join(here, "node_modules", name, "bin/workerd");
}

/** @param {number} port @returns {Promise<boolean>} no request yet: the first one is the worker's to start with */
function listens(port) {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1").once("error", () => done(false)).once("connect", () => {
      socket.destroy();
      done(true);
    });
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}
