import { Names, isCommon } from "./names.js";
import { partsOf } from "./places.js";

/**
 * Replaces users, hosts and addresses by pseudonyms, the same one for the same name wherever it occurs, so that a log can be
 * shown to others. Which names there are is learnt from the whole log first (../worker/names.js).
 *
 * @typedef {import("./namecolumns.js").NameKind} NameKind
 * @typedef {{ kind: string, name: string }} Address
 * @typedef {object} Known
 * @property {string[]} users
 * @property {string[]} hosts machines and domains
 * @property {string[]} [ids] of tenants, machines, logons ..., and SIDs
 * @property {Address[]} [addresses] of the log, so that each has one pseudonym in all files that are saved
 * @property {Record<string, NameKind>} columns those whose cells are names, and the keys of patterns made of them
 */

/** Addresses, in the order in which they are tried. @type {[string, RegExp][]} */
const SHAPES = [
  ["mail", /[\w.+-]+@(?:[\w-]+\.)+[a-z][\w-]+/],
  ["ip", /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)/],
  ["mac", /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/],
  ["ip", /(?<![\w:.])(?=(?:[0-9a-f]{1,4}:){7}[0-9a-f]|(?:[0-9a-f]{1,4}:){6}\d+\.|[0-9a-f:]*::)[0-9a-f:]{2,39}(?:\.\d+){0,3}(?![\w:])/],
  ["sid", /S-1-(?:5-21|12-1)(?:-\d+){3,5}/],
];
const ANY = new RegExp(SHAPES.map(([, { source }]) => `(${source})`).join("|"), "gi");
/** Which of the shapes matched. @param {(string | undefined)[]} groups */
const kindOf = (groups) => SHAPES[groups.findIndex(Boolean)][0];

/** The addresses in a text. @param {string} text @returns {Address[]} */
export const addressesIn = (text) => Array.from(text.matchAll(ANY), ([name, ...groups]) => ({ kind: kindOf(groups), name }));
/** A name with dots; what is a file rather than a machine has no known domain. */
const DOTTED = /(?<![\w.-])[\w-]+(?:\.[\w-]+)+(?![\w-])/g;

/** First parts of machines' names that say what they do: in texts they are any word. */
const GENERAL = new Set(["www", "mail", "smtp", "imap", "ftp", "sftp", "app", "api", "web", "vpn", "dns", "proxy", "news", "files", "login", "portal", "intranet", "wiki", "git", "test", "db", "server", "host"]);

/**
 * @param {Known} known
 * @returns {(text: string, column?: string) => string} for a text of a column, or of any
 */
export function redactor({ users, hosts, ids = [], addresses = [], columns }) {
  const names = new Names();
  const domains = domainsOf(hosts);
  for (const host of [...hosts.filter((name) => !name.includes(".")), ...domains]) names.add("host", host);
  for (const [first, ...rest] of hosts.map((name) => name.split("."))) if (rest.length && !/^\d+$/.test(first) && !GENERAL.has(first.toLowerCase())) names.add("host", first);
  for (const user of users) names.add("user", user);
  for (const id of ids) names.add("id", id);
  for (const { kind, name } of addresses) names.pseudonym(kind, name);
  const dotted = (/** @type {string} */ found) => {
    const domain = suffixes(found).find((suffix) => domains.has(suffix.toLowerCase()));
    if (domain === undefined) return found;
    return domain === found ? names.pseudonym("host", domain) : `${names.pseudonym("host", found.slice(0, -domain.length - 1))}.${names.pseudonym("host", domain)}`;
  };
  for (const host of hosts) if (suffixes(host).length && !/^[\d.]+$/.test(host)) names.add("host", host, dotted(host));
  const hide = (/** @type {string} */ text) => names.replaced(text.replace(ANY, (found, ...groups) => names.pseudonym(kindOf(groups), found)).replace(DOTTED, dotted));
  return (text, column = "") => {
    const hidden = hide(text);
    const kind = Object.hasOwn(columns, column) ? columns[column] : undefined;
    return kind && hidden === text ? whole(text, kind, names) : hidden;
  };
}

/**
 * A cell that is a name too short to be looked for in texts.
 *
 * @param {string} text
 * @param {NameKind} kind
 * @param {Names} names
 */
function whole(text, kind, names) {
  const parts = partsOf(kind, text).filter(({ name }) => !isCommon(name.toLowerCase()));
  return parts.length && !isCommon(text.toLowerCase()) ? parts.reduce((rest, part) => rest.replace(part.name, names.pseudonym(part.kind, part.name)), text) : text;
}

/**
 * The domains that machines are in: `harbour.test` of `hb-ws03.harbour.test`, and names of two parts themselves.
 *
 * @param {string[]} hosts
 */
function domainsOf(hosts) {
  const dotted = hosts.map((host) => host.toLowerCase()).filter((host) => /^[\w-]+(?:\.[\w-]+)+$/.test(host) && !/^[\d.]+$/.test(host));
  return new Set(dotted.map((host) => (host.split(".").length > 2 ? host.slice(host.indexOf(".") + 1) : host)));
}

/** The longest first, down to two parts. @param {string} name */
function suffixes(name) {
  const labels = name.split(".");
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join("."));
}
