import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeAt } from "./listener.js";

/**
 * Which host names a browser looked up, out of its own log: a look-up that fails is seen there too, so the names need not
 * exist. A name can carry a text, so a look-up is a way out although nothing ever arrives.
 *
 * @typedef {{ args: string[], env: Record<string, string>, folder: string }} Logged how a browser is started to tell of its look-ups
 */

/** @type {Record<string, (folder: string) => Omit<Logged, "folder">>} */
const STARTED = {
  chromium: (folder) => ({ args: [`--log-net-log=${join(folder, "net.json")}`], env: {} }),
  firefox: (folder) => ({ args: [], env: { MOZ_LOG: "nsHostResolver:5", MOZ_LOG_FILE: join(folder, "resolver") } }),
};

/** @type {Record<string, (text: string) => string>} what of a log is about look-ups */
const LOOKUPS = {
  chromium: (text) => {
    const { constants, events } = JSON.parse(text);
    const types = new Set(Object.entries(constants.logEventTypes).filter(([name]) => name.startsWith("HOST_RESOLVER_")).map(([, type]) => type));
    return JSON.stringify(events.filter(({ type }) => types.has(type)));
  },
  firefox: (text) => text,
};

/** @param {string} browser @returns {Logged} */
export function logged(browser) {
  const folder = mkdtempSync(join(tmpdir(), "lookups-"));
  return { ...STARTED[browser](folder), folder };
}

/**
 * A name of its own for each way.
 *
 * @param {string[]} ways
 * @param {string} run
 * @returns {Map<string, import("./listener.js").Place>}
 */
export const named = (ways, run) => new Map(ways.map((way, i) => [way, placeAt(`way${i}.${run}.invalid`)]));

/**
 * What was looked up until the browser was closed.
 *
 * @param {string} browser
 * @param {Logged} log
 * @param {string[]} ways
 * @param {string} run
 */
export function lookedUp(browser, { folder }, ways, run) {
  const text = readdirSync(folder).map((file) => LOOKUPS[browser](readFileSync(join(folder, file), "utf8"))).join("\n");
  return ways.filter((_, i) => text.includes(`way${i}.${run}.invalid`));
}
