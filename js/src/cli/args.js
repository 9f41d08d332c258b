import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isPlainObject } from "../columns.js";
import { commands, general } from "./commands.js";

/** Bad usage: said on standard error with a hint at --help. */
export class UsageError extends Error {}

/**
 * @typedef {object} Usage
 * @property {string} [name] the command
 * @property {string[]} files
 * @property {Record<string, any>} own options of the call
 * @property {{ json?: boolean, csv?: boolean, top?: number, out?: string, help?: boolean, version?: boolean }} general
 */

/**
 * @param {string[]} argv without the program
 * @returns {Usage}
 */
export function usageOf(argv) {
  if (argv[0] === "help") argv = [...argv.slice(1), "--help"];
  const name = argv.find((word) => !word.startsWith("-"));
  if (name !== undefined && !Object.hasOwn(commands, name)) {
    throw new UsageError(`command must be one of ${Object.keys(commands).join(", ")}, got ${JSON.stringify(name)}`);
  }
  const own = name === undefined ? {} : commands[name].options;
  const known = { ...own, ...general };
  const { values, positionals } = parse(argv, known);
  /** @type {Usage} */
  const usage = { name, files: positionals.slice(1), own: {}, general: {} };
  for (const [spelling, text] of Object.entries(values)) {
    const option = camel(spelling);
    const into = option in own ? usage.own : usage.general;
    /** @type {any} */ (into)[option] = read[known[option][0]](/** @type {any} */ (text), `--${spelling}`);
  }
  return usage;
}

/**
 * @param {string[]} argv
 * @param {Record<string, [string, string]>} known
 */
function parse(argv, known) {
  const options = Object.entries(known).flatMap(([name, [kind]]) => {
    const type = /** @type {"boolean" | "string"} */ (kind === "flag" ? "boolean" : "string");
    return [[name, { type }], [kebab(name), { type }]];
  });
  try {
    return parseArgs({ args: withValues(argv), options: Object.fromEntries(options), allowPositionals: true });
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message.split(/\.\s/)[0]);
  }
}

/**
 * `--top -5` as `--top=-5`: parseArgs takes a word with a minus for an option.
 *
 * @param {string[]} argv
 */
function withValues(argv) {
  /** @type {string[]} */
  const out = [];
  for (const word of argv) {
    if (/^-[\d.]/.test(word) && /^--[^=]+$/.test(out.at(-1) ?? "")) out.push(`${out.pop()}=${word}`);
    else out.push(word);
  }
  return out;
}

/** @type {Record<import("./commands.js").OptionKind, (text: string, name: string) => unknown>} */
const read = {
  text: (text) => text,
  flag: () => true,
  list: (text) => text.split(",").map((part) => part.trim()),
  number: (text, name) => expected(text.trim() !== "" && !Number.isNaN(Number(text)), Number(text), name, "a number", text),
  whole: (text, name) => expected(/^\d+$/.test(text.trim()), Number(text), name, "a whole number >= 0", text),
  period: (text, name) => {
    const numbers = text.split(",").map(Number);
    return expected(text === "auto" || numbers.every((n) => Number.isInteger(n)), text === "auto" ? text : numbers.length > 1 ? numbers : numbers[0], name, "whole numbers or auto", text);
  },
  duration: (text) => (/^\d+$/.test(text) ? Number(text) : text),
  share: (text, name) => (text === "auto" ? text : expected(text.trim() !== "" && !Number.isNaN(Number(text)), Number(text), name, "a number or auto", text)),
  truth: (text, name) => expected(text === "true" || text === "false", text === "true", name, "true or false", text),
  pairs: (text, name) => Object.fromEntries(text.split(",").map((part) => {
    const [key, ...value] = part.split("=");
    return expected(value.length > 0, [key.trim(), value.join("=").trim()], name, "name=column, ...", text);
  })),
  json: (text, name) => json(text, name, text),
  file: (text, name) => {
    const document = /** @type {any} */ (json(contents(text, name), name, text));
    const patterns = document?.patterns ?? document;
    return expected(Array.isArray(patterns) && patterns.every(isPlainObject), patterns, name, "a JSON file with an array of patterns", text);
  },
};

/**
 * @template T
 * @param {boolean} right
 * @param {T} value
 * @param {string} name
 * @param {string} must
 * @param {string} got
 */
function expected(right, value, name, must, got) {
  if (!right) throw new UsageError(`${name} must be ${must}, got ${JSON.stringify(got)}`);
  return value;
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} got
 */
function json(text, name, got) {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name} must be JSON, got ${JSON.stringify(got)}`);
  }
}

/**
 * @param {string} file
 * @param {string} name
 */
function contents(file, name) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${name} must be a readable file: ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {string} name `maxClusterDistance` to `max-cluster-distance` */
export const kebab = (name) => name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
/** @param {string} name */
const camel = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
