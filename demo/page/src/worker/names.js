import { kindOfNames } from "../export/namecolumns.js";
import { namesIn, partsOf } from "../export/places.js";
import { addressesIn } from "../export/redact.js";
import { eachText } from "../read/texts.js";
import { pauses } from "./pause.js";

/**
 * The names of people, machines and domains in the log: the cells of the columns that hold them, and what stands in commands,
 * messages and paths where names do; and all addresses.
 *
 * @typedef {import("../read/table.js").LogTable} LogTable
 */

/** Texts of a column remembered as seen; of more, each is looked at again. */
const REMEMBERED = 200000;
/** Rows looked at before there may be a pause. */
const BATCH = 4096;
/** `DOMAIN\name`, which is a path as well: a name where the domain is one. */
const ACCOUNT = /(?<![\w.:\\/-])([A-Za-z][\w.-]*)\\([\w.$-]+)(?![\w\\])/g;

/** The names found last. @type {{ table: LogTable, key: string, known: import("../export/redact.js").Known } | undefined} */
let kept;

/**
 * @param {LogTable} table
 * @param {{ columns: string[], roles: Partial<Record<string, string>>, keys: Record<string, string> }} args the columns that hold
 *   names, the column of each role, and of each key of the patterns
 * @param {{ onProgress: (progress: any) => void, signal: AbortSignal }} context
 * @returns {Promise<import("../export/redact.js").Known>}
 */
export async function knownNames(table, { columns, roles, keys }, { onProgress, signal }) {
  const key = JSON.stringify([columns, roles, keys]);
  if (kept?.table === table && kept.key === key) return kept.known;
  const found = new Found();
  const kinds = new Map(columns.map((name) => [name, kindOfNames(name, roles)]));
  const pause = pauses(signal);
  for (const [name, kind] of kinds) await eachCell(table, name, (cell) => found.add(kind, cell), pause);
  const texts = table.columns.filter(({ name, kind }) => kind === "text" && name !== roles.time);
  for (const [i, { name }] of texts.entries()) {
    await eachCell(table, name, (cell) => found.look(cell), (share) => {
      onProgress({ stage: "looking for names", done: i + share, total: texts.length });
      return pause();
    });
  }
  const ofKeys = Object.entries(keys).flatMap(([name, column]) => (kinds.has(column) ? [[name, kinds.get(column)]] : []));
  const known = { ...found.all(), columns: Object.fromEntries([...kinds, ...ofKeys]) };
  kept = { table, key, known };
  return known;
}

/**
 * @param {LogTable} table
 * @param {string} name
 * @param {(cell: string) => void} look
 * @param {(share: number) => Promise<void>} pause after some rows; is told the share of them that is done
 */
async function eachCell(table, name, look, pause) {
  const seen = new Set();
  const once = (/** @type {string} */ cell) => {
    if (cell === "" || seen.has(cell)) return;
    if (seen.size < REMEMBERED) seen.add(cell);
    look(cell);
  };
  const { texts } = table.column(name);
  for (let from = 0; from < table.rows; from += BATCH) {
    const to = Math.min(from + BATCH, table.rows);
    if (texts) eachText({ bytes: texts.bytes, offsets: texts.offsets.subarray(from, to + 1) }, once);
    else for (let row = from; row < to; row++) once(table.cell(name, row));
    await pause(to / table.rows);
  }
}

class Found {
  #names = { user: new Set(), host: new Set(), id: new Set(), sid: new Set() };
  /** Accounts by what may be their domain. @type {Map<string, Set<string>>} */
  #accounts = new Map();
  /** By their small letters. @type {Map<string, import("../export/redact.js").Address>} */
  #addresses = new Map();

  /**
   * @param {import("../export/namecolumns.js").NameKind} kind
   * @param {string} cell
   */
  add(kind, cell) {
    for (const value of cell.split(/[;|]/)) {
      for (const part of partsOf(kind, value.trim())) this.#names[part.kind].add(part.name);
    }
  }

  /** @param {string} text */
  look(text) {
    for (const address of addressesIn(text)) {
      const low = address.name.toLowerCase();
      if (!this.#addresses.has(low)) this.#addresses.set(low, address);
    }
    for (const { kind, name } of namesIn(text)) this.#names[kind].add(name);
    for (const [, domain, account] of text.matchAll(ACCOUNT)) {
      const low = domain.toLowerCase();
      if (!this.#accounts.has(low)) this.#accounts.set(low, new Set());
      this.#accounts.get(low)?.add(account);
    }
  }

  all() {
    const hosts = [...this.#names.host];
    for (const host of hosts) for (const account of this.#accounts.get(host.toLowerCase()) ?? []) this.add("user", account);
    return { users: [...this.#names.user], hosts: [...this.#names.host], ids: [...this.#names.id], addresses: [...this.#addresses.values()] };
  }
}
