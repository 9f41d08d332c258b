import { UNSEEN } from "./unseen.js";
import { NameRefused } from "./refused.js";

/**
 * Sigma's own names of fields for what columns mean, by the log's kind: process creation as in Sysmon, Windows events by their
 * attributes, proxies by W3C's extended log format (SigmaHQ/sigma-specification, appendix/sigma-taxonomy-appendix.md).
 *
 * @typedef {import("../worker/recognise.js").LogKind} LogKind
 * @typedef {import("../worker/recognise.js").Role} Role
 */
const PROCESS = { image: "Image", command: "CommandLine", parent: "ParentImage", account: "User", session: "LogonId", host: "Computer" };
/** @type {Record<LogKind, Partial<Record<Role, string>>>} */
const TAXONOMY = {
  process: PROCESS, auditd: PROCESS,
  logon: {
    logonType: "LogonType", target: "TargetUserName", account: "SubjectUserName", accountId: "SubjectUserSid", session: "SubjectLogonId",
    address: "IpAddress", host: "Computer", image: "ProcessName",
  },
  web: { url: "c-uri", site: "cs-host", userAgent: "c-useragent", account: "cs-username", host: "src_ip", address: "src_ip" },
  flow: { account: "username", address: "src_ip" },
  counts: {}, other: {},
};
/** Sigma's fields for columns that play no role: common names of proxies' columns. */
const PLAIN = /** @type {Partial<Record<LogKind, Record<string, string>>>} */ ({
  web: { method: "cs-method", "cs-method": "cs-method", status: "sc-status", "sc-status": "sc-status", referer: "cs-referrer", referrer: "cs-referrer" },
});
/** Where events of each kind come from, on Windows or elsewhere. @type {Record<LogKind, (windows: boolean) => string[]>} */
const SOURCES = {
  process: started, auditd: started,
  logon: () => ["product: windows", "service: security"],
  web: () => ["category: proxy"],
  flow: () => ["category: firewall"],
  counts: application, other: application,
};

/**
 * A Sigma rule.
 *
 * @param {import("./fields.js").Field[]} fields
 * @param {{ title: string, kind: LogKind, windows: boolean }} about
 */
export function sigma(fields, { title, kind, windows }) {
  const keys = keysOf(fields, kind);
  /** @type {Map<string, Set<string>>} */
  const asked = new Map(keys.map((key) => [key, new Set()]));
  fields.forEach((field, i) => asked.get(keys[i])?.add(yaml(valueOf(field, kind, windows))));
  const lines = Array.from(asked, ([key, values]) => condition(key, [...values]));
  const source = SOURCES[kind](windows).map((line) => `    ${line}`);
  const head = [`title: ${yaml(title)}`, "status: experimental", "logsource:", ...source];
  return [...head, "detection:", "    selection:", ...lines, "    condition: selection", "level: low"].join("\n");
}

/**
 * Each column's own key: of one that stood twice YAML would keep one condition. The taxonomy's name goes to the first column that
 * it is for, unless another is called so.
 *
 * @param {import("./fields.js").Field[]} fields
 * @param {LogKind} kind
 * @returns {string[]}
 */
function keysOf(fields, kind) {
  const owners = new Map(fields.map(({ column }) => [column, column]));
  return fields.map(({ column, role }) => {
    const name = TAXONOMY[kind][/** @type {Role} */ (role)] ?? PLAIN[kind]?.[column.toLowerCase()];
    if (name === undefined || (owners.get(name) ?? column) !== column) return column;
    owners.set(name, column);
    return name;
  });
}

const NAMES = new Set([...Object.values(TAXONOMY), ...Object.values(PLAIN)].flatMap((names) => Object.values(names)));

/**
 * @param {string} key
 * @param {string[]} values all of which it is to have
 */
function condition(key, values) {
  if (key.includes("|")) throw new NameRefused("a Sigma rule", key, "there | begins a modifier");
  if (values.length === 1) return `        ${NAMES.has(key) ? key : yamlKey(key)}: ${values[0]}`;
  return [`        ${yamlKey(`${key}|all`)}:`, ...values.map((value) => `            - ${value}`)].join("\n");
}

/**
 * Sigma's wildcards are `*` and `?`; a backslash before one of them or before a backslash takes its meaning away
 * (sigma-specification, "Escaping"). A program given by its name alone, and an account without its domain, stand at the end of
 * Sigma's fields, which have the whole.
 *
 * @param {import("./fields.js").Field} field
 * @param {LogKind} kind
 * @param {boolean} windows
 */
function valueOf({ role, pieces, tail }, kind, windows) {
  const starts = PROCESS === TAXONOMY[kind] ? { image: "/", parent: "/", ...(windows && { image: "\\", parent: "\\", account: "" }) } : {};
  const start = pieces.length === 1 && !/[\\/]/.test(pieces[0]) ? /** @type {Record<string, string>} */ (starts)[role ?? ""] : undefined;
  const own = start === undefined ? pieces : [start + pieces[0]];
  return (tail || start !== undefined ? "*" : "") + own.map((piece) => piece.replace(/[\\*?]/g, "\\$&")).join("*");
}

const EACH_UNSEEN = new RegExp(UNSEEN, "gu");
/**
 * A single-quoted scalar has no escapes, and YAML folds the line breaks in it (yaml.org/spec/1.2.2, 7.3.2): `?` stands for any
 * one character that does not show.
 *
 * @param {string} text
 */
const yaml = (text) => `'${text.replaceAll("'", "''").replace(EACH_UNSEEN, "?")}'`;

/**
 * Quoted, since a column may be called `no`, which is a truth value; in double quotes, which have escapes, where characters do not
 * show: a key has no wildcards.
 *
 * @param {string} key
 */
function yamlKey(key) {
  if (!UNSEEN.test(key)) return yaml(key);
  const escape = (/** @type {string} */ character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(8, "0")}`;
  return `"${key.replace(/["\\]/g, "\\$&").replace(EACH_UNSEEN, escape)}"`;
}

/** @param {boolean} windows */
function started(windows) {
  return ["category: process_creation", `product: ${windows ? "windows" : "linux"}`];
}

function application() {
  return ["category: application"];
}
