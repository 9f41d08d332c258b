// The licences of everything that the page carries: of the npm packages that the bundles took code from, with the notices
// of others in that code, and of what is inside logwinnow itself.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { carried, noticesIn, packageOf, packagesInside } from "./notices.mjs";

const RULE = `\n${"=".repeat(78)}\n`;

/**
 * @param {Parameters<typeof carried>[0]} metafiles of esbuild
 * @param {string} home the folder with node_modules
 */
export function licencesOf(metafiles, home) {
  const files = carried(metafiles).map((path) => `${home}/${path}`);
  const packages = [...new Set([...files.map(packageOf), ...files.flatMap(packagesInside)])].sort();
  const own = ["LICENSE", "LICENSES.txt"].map((file) => readFileSync(`${home}/node_modules/logwinnow/${file}`, "utf8"));
  const theirs = packages.map((name) => {
    const notices = [...new Set(files.filter((file) => packageOf(file) === name).flatMap(noticesIn))];
    return licenceOf(`${home}/node_modules/${name}`) + (notices.length ? `\nIn its code:\n\n${notices.join("\n\n--\n\n")}\n` : "");
  });
  return [...own, ...theirs, ...termsNamedIn(theirs)].join(RULE);
}

/** Of the licences that notices name, this one's terms stand in no package's file. @param {string[]} texts */
function termsNamedIn(texts) {
  const named = texts.some((text) => /Apache/.test(text));
  return named ? [readFileSync(new URL("Apache-2.0.txt", import.meta.url), "utf8")] : [];
}

/** The terms of licences that a package names without bringing them. @type {Record<string, string>} */
const TERMS = {
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
};

/** @param {string} folder of a package */
function licenceOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  const notice = existsSync(`${folder}/NOTICE`) ? `\n${readFileSync(`${folder}/NOTICE`, "utf8")}` : "";
  if (!file && TERMS[license] && author) return `${name} ${version} (${license}, as the package says without its text)\n\nCopyright ${author.name ?? author}\n\n${TERMS[license]}${notice}\n`;
  if (!file) throw new Error(`${name} ${version} has no file with its licence, ${license}: add its terms here`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}${notice}\n`;
}
