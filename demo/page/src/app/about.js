import { counted } from "./dom.js";

/** What the page says of the files that are open. */

/** @typedef {import("../worker/recognise.js").LogKind} LogKind */

/** @type {Record<LogKind, [one: string, many: string]>} */
const KINDS = {
  process: ["process start", "process starts"], logon: ["logon", "logons"], auditd: ["program start (auditd)", "program starts (auditd)"],
  web: ["web request", "web requests"], flow: ["network flow", "network flows"], counts: ["count over time", "counts over time"], other: ["event", "events"],
};
/** Beside files of other kinds the lines of an audit log are not joined to program starts. @type {[string, string]} */
const LINES = ["line of an audit log", "lines of an audit log"];

/**
 * @typedef {{ name: string }[]} Files
 * @typedef {{ rows: number, columns: object[], kind: LogKind, notes: string[], parts: import("../worker/parts.js").Part[] }} Outline
 */

/**
 * @param {Files} files
 * @param {Outline} outline
 */
export function aboutOf(files, { rows, columns, kind, notes, parts }) {
  const ending = [counted(columns.length, "column"), ...notes].join("; ");
  if (parts.length === 1) return `${files.length > 1 ? `${files.length} files` : files[0].name}: ${counted(rows, ...KINDS[kind])}, ${ending}`;
  const each = parts.map((part) => `${namesOf(part.files.map((i) => files[i]))} with ${counted(part.rows, ...wordsOf(part.kind))}`);
  return `${files.length} files of different kinds: ${each.join(", ")}; ${ending}`;
}

/**
 * What follows from different kinds in one table, and what to call the choice of each.
 *
 * @param {Outline} outline
 * @returns {{ said: string, choices: { title: string, files: number[] }[] } | undefined} nothing where there is one kind
 */
export function mixedOf({ kind, parts }) {
  if (parts.length === 1) return undefined;
  const audit = parts.some((part) => part.kind === "auditd") ? " An audit log's records are joined to program starts only where it is opened alone." : "";
  return {
    said: `All are one table here, looked at as ${wordsOf(kind)[1]}: rows of another kind are empty in those columns and tell little.${audit} Each kind is better looked at alone:`,
    choices: parts.map((part) => ({ title: `Only the ${part.kind === "auditd" ? "audit log" : KINDS[part.kind][1]}`, files: part.files })),
  };
}

/** @param {LogKind} kind of files beside others */
const wordsOf = (kind) => (kind === "auditd" ? LINES : KINDS[kind]);

/** @param {Files} files */
const namesOf = (files) => (files.length > 2 ? `${files.length} files` : files.map(({ name }) => name).join(" and "));
