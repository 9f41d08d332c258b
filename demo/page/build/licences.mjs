// The licences of everything that the page carries: of the npm packages that the bundles took code from, and of what is
// inside logwinnow itself.
import { existsSync, readFileSync, readdirSync } from "node:fs";

/**
 * @param {{ inputs: Record<string, unknown> }[]} metafiles of esbuild
 * @param {string} home the folder with node_modules
 */
export function licencesOf(metafiles, home) {
  const names = metafiles.flatMap(({ inputs }) => Object.keys(inputs).map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]));
  const packages = [...new Set(names.filter((name) => name && name !== "logwinnow"))].sort();
  const own = ["LICENSE", "LICENSES.txt"].map((file) => readFileSync(`${home}/node_modules/logwinnow/${file}`, "utf8"));
  return [...own, ...packages.map((name) => licenceOf(`${home}/node_modules/${name}`))].join(`\n${"=".repeat(78)}\n`);
}

/** @param {string} folder of a package */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  const notice = existsSync(`${folder}/NOTICE`) ? `\n${readFileSync(`${folder}/NOTICE`, "utf8")}` : "";
  if (!file) return `${name} ${version} (${license}; the package has no file with its text)\n`;
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}${notice}\n`;
}
