import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Framework asks npm for the latest version of each of its own libraries, though nothing of them comes into a page that
 * does not use them. It does not ask where its cache has a folder called `name@version`: versions.txt has these names.
 *
 * @param {string} src the page's folder of sources
 */
export function seedVersions(src) {
  for (const name of readFileSync(here("versions.txt"), "utf8").trim().split("\n")) mkdirSync(`${src}/.observablehq/cache/_npm/${name}`, { recursive: true });
}

/** The environment of a build that finds the tools of node_modules, and fails where it asks for anything. */
export const offline = {
  ...process.env, PATH: `${here("node_modules/.bin")}:${process.env.PATH}`, OBSERVABLE_TELEMETRY_DISABLE: "true",
  NODE_OPTIONS: `--import=${new URL("refuse.mjs", import.meta.url)}`,
};
