#!/usr/bin/env node
import { create } from "../index.js";
import { LogwinnowError } from "../errors.js";
import { version } from "../version.js";
import { UsageError, usageOf } from "./args.js";
import { helpText } from "./help.js";
import { InputError, readFiles } from "./read.js";
import { run } from "./run.js";
import { harmless, terminalWidth } from "./screen.js";
import { csvPieces, jsonPieces, write } from "./write.js";

/** @param {string[]} argv */
async function main(argv) {
  const { name, files, own, general } = usageOf(argv);
  const { out, json, csv, top } = general;
  if (general.version) return write([`${version}\n`]);
  if (general.help) return write([helpText(name)]);
  if (argv.length === 0) {
    process.stderr.write(helpText());
    process.exitCode = 2;
    return;
  }
  if (!name) throw new UsageError("a command is missing");
  if (files.length === 0) throw new UsageError(`${name}: a file is missing; - is standard input`);
  const input = await readFiles(files);
  const bar = progressBar();
  const { result, view } = await run(await create(), name, input, own, bar.show).finally(bar.clear);
  if (json) return write(jsonPieces(result), out);
  if (csv) return write(csvPieces(view.columns(), top), out);
  return write([view.text(terminalWidth(), top ?? 20)], out);
}

/** On a terminal, one line that is drawn over and taken away; elsewhere nothing. */
function progressBar() {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: undefined, clear() {} };
  return {
    show(/** @type {{ done: number, total: number }} */ { done, total }) {
      const full = Math.round((30 * done) / Math.max(total, 1));
      stderr.write(`\r[${"#".repeat(full)}${".".repeat(30 - full)}] ${Math.floor((100 * done) / Math.max(total, 1))}%`);
    },
    clear: () => void stderr.write("\r\x1b[K"),
  };
}

/** @param {any} error */
function report(error) {
  if (error.code === "EPIPE") return; // whoever reads our output has had enough (`| head`): no fault of anybody's
  const usage = error instanceof UsageError || (error instanceof LogwinnowError && error.code === "option");
  if (usage || error instanceof InputError || error instanceof LogwinnowError || error.syscall) {
    process.stderr.write(`logwinnow: ${harmless(error.message)}${usage ? "; see logwinnow --help" : ""}\n`);
  } else {
    process.stderr.write(`logwinnow: ${error.stack}\n`);
  }
  process.exitCode = usage ? 2 : 1;
}

main(process.argv.slice(2)).catch(report);
