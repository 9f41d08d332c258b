// What the code of packages says of its holders: code that a package took from elsewhere is named there, and not always in
// the package's own file.
import { existsSync, readFileSync } from "node:fs";

/** A comment that begins its line, of one block or of lines in a row. */
const COMMENTS = /^[ \t]*(?:\/\*[^]*?\*\/|\/\/.*(?:\n[ \t]*\/\/.*)*)/gm;
const NOTICE = /\bcopyright|\(c\)\s|©|\blicen[cs]ed?\b/i;

/**
 * @typedef {{ inputs: Record<string, { bytesInOutput: number }> }} Output
 *
 * @param {{ outputs: Record<string, Output> }[]} metafiles of esbuild
 * @returns {string[]} the files of others of which something is in a bundle
 */
export function carried(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)));
  return [...new Set(inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 && packageOf(path) ? path : [])))];
}

/**
 * @param {string} path
 * @returns {string | undefined} the package that it belongs to
 */
export const packageOf = (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

/**
 * @param {string} file
 * @returns {string[]} packages that were bundled into the file before it was published, as its source map says
 */
export function packagesInside(file) {
  if (!existsSync(`${file}.map`)) return [];
  return JSON.parse(readFileSync(`${file}.map`, "utf8")).sources.flatMap((/** @type {string} */ source) => packageOf(source) ?? []);
}

/**
 * @param {string} file
 * @returns {string[]} its comments about holders and licences, without the comments' marks
 */
export function noticesIn(file) {
  const comments = readFileSync(file, "utf8").match(COMMENTS) ?? [];
  return comments.filter((comment) => NOTICE.test(comment)).map(bare);
}

/** @param {string} comment */
const bare = (comment) => comment.replace(/^\s*\/\*[*!]?|\*\/$/g, "").replace(/^[ \t]*(?:\*|\/\/)(?=[ \t]|$)[ \t]?/gm, "").trim();
