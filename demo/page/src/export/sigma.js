import { UNSEEN } from "../app/unseen.js";

/**
 * Sigma's own names of fields for what columns mean, by the log's kind: process creation as in Sysmon, Windows events by their
 * attributes, proxies by W3C's extended log format (SigmaHQ/sigma-specification, appendix/sigma-taxonomy-appendix.md).
 */
const PROCESS = { image: "Image", command: "CommandLine", parent: "ParentImage", account: "User", session: "LogonId", host: "Computer" };
const TAXONOMY = /** @type {Record<string, Record<string, string>>} */ ({
  process: PROCESS, auditd: PROCESS,
  logon: { logonType: "LogonType", target: "TargetUserName", account: "SubjectUserName", accountId: "SubjectUserSid", session: "SubjectLogonId", address: "IpAddress", host: "Computer", image: "ProcessName" },
  web: { url: "c-uri", site: "cs-host", userAgent: "c-useragent", account: "cs-username", host: "src_ip", address: "src_ip" },
  flow: { account: "username", address: "src_ip" },
});
/** Sigma's fields for columns that play no role: common names of proxies' columns. */
const PLAIN = /** @type {Record<string, Record<string, string>>} */ ({ web: { method: "cs-method", "cs-method": "cs-method", status: "sc-status", "sc-status": "sc-status", referer: "cs-referrer", referrer: "cs-referrer" } });

/**
 * A Sigma rule.
 *
 * @param {import("./fields.js").Field[]} fields
 * @param {{ title: string, kind: string, windows: boolean }} about
 */
export function sigma(fields, { title, kind, windows }) {
  const lines = fields.map((field) => `        ${keyOf(field, kind)}: ${yaml(valueOf(field, kind, windows))}`);
  return [`title: ${yaml(title)}`, "status: experimental", "logsource:", ...logsource(kind, windows).map((line) => `    ${line}`), "detection:", "    selection:", ...lines, "    condition: selection", "level: low"].join("\n");
}

/**
 * @param {import("./fields.js").Field} field
 * @param {string} kind
 */
function keyOf({ column, role }, kind) {
  const name = (role && TAXONOMY[kind]?.[role]) ?? PLAIN[kind]?.[column.toLowerCase()] ?? column;
  return /^[A-Za-z_][\w.-]*$/.test(name) ? name : yaml(name);
}

/**
 * Sigma's wildcards are `*` and `?`; a backslash before one of them or before a backslash takes its meaning away
 * (sigma-specification, "Escaping"). A program given by its name alone, and an account without its domain, stand at the end of
 * Sigma's fields, which have the whole.
 *
 * @param {import("./fields.js").Field} field
 * @param {string} kind
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
 * @param {string} kind
 * @param {boolean} windows
 */
function logsource(kind, windows) {
  if (kind === "process" || kind === "auditd") return ["category: process_creation", `product: ${windows ? "windows" : "linux"}`];
  if (kind === "logon") return ["product: windows", "service: security"];
  if (kind === "web") return ["category: proxy"];
  return kind === "flow" ? ["category: firewall"] : ["category: application"];
}
