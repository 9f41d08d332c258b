import { kindOfNames } from "../export/namecolumns.js";
import { namesIn, partsOf } from "../export/places.js";
import { eachText } from "../read/texts.js";

/**
 * The names of people, machines and domains in the log: the cells of the columns that hold them, and what stands in commands,
 * messages and paths where names do.
 *
 * @typedef {import("../read/table.js").LogTable} LogTable
 */

/** Texts of a column remembered as seen; of more, each is looked at again. */
const REMEMBERED = 200000;
/** `DOMAIN\name`, which is a path as well: a name where the domain is one. */
const ACCOUNT = /(?<![\w.:\\/-])([A-Za-z][\w.-]*)\\([\w.$-]+)(?![\w\\])/g;

/** The names found last. @type {{ table: LogTable, key: string, known: import("../export/redact.js").Known } | undefined} */
let kept;

/**
 * @param {LogTable} table
 * @param {{ columns: string[], roles: Partial<Record<string, string>>, keys: Record<string, string> }} args the columns that hold
 *   names, the column of each role, and of each key of the patterns
 * @param {{ onProgress: (progress: any) => void }} context
 * @returns {import("../export/redact.js").Known}
 */
export function knownNames(table, { columns, roles, keys }, { onProgress }) {
  const key = JSON.stringify([columns, roles, keys]);
  if (kept?.table === table && kept.key === key) return kept.known;
  const found = new Found();
  const kinds = Object.fromEntries(columns.map((name) => [name, kindOfNames(name, roles)]));
  for (const name of columns) eachCell(table, name, (cell) => found.add(kinds[name], cell));
  const texts = table.columns.filter(({ name, kind }) => kind === "text" && name !== roles.time);
  texts.forEach(({ name }, i) => {
    onProgress({ stage: "looking for names", done: i, total: texts.length });
    eachCell(table, name, (cell) => found.look(cell));
  });
  const ofKeys = Object.entries(keys).filter(([, column]) => kinds[column]).map(([name, column]) => [name, kinds[column]]);
  const known = { ...found.all(), columns: { ...kinds, ...Object.fromEntries(ofKeys) } };
  kept = { table, key, known };
  return known;
}

/**
 * @param {LogTable} table
 * @param {string} name
 * @param {(cell: string) => void} look
 */
function eachCell(table, name, look) {
  const seen = new Set();
  const once = (/** @type {string} */ cell) => {
    if (cell === "" || seen.has(cell)) return;
    if (seen.size < REMEMBERED) seen.add(cell);
    look(cell);
  };
  const { texts } = table.column(name);
  if (texts) eachText(texts, once);
  else for (let row = 0; row < table.rows; row++) once(table.cell(name, row));
}

class Found {
  #names = { user: new Set(), host: new Set() };
  /** Accounts by what may be their domain. @type {Map<string, Set<string>>} */
  #accounts = new Map();

  /**
   * @param {"user" | "host"} kind
   * @param {string} cell
   */
  add(kind, cell) {
    for (const value of cell.split(/[;|]/)) {
      for (const part of partsOf(kind, value.trim())) this.#names[part.kind].add(part.name);
    }
  }

  /** @param {string} text */
  look(text) {
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
    return { users: [...this.#names.user], hosts: [...this.#names.host] };
  }
}
