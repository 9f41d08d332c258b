import { kebab } from "./args.js";
import { commands, general } from "./commands.js";

/**
 * @param {string} [name] the command; all of them without
 * @returns {string}
 */
export function helpText(name) {
  if (!name) {
    const list = Object.entries(commands).map(([command, { summary }]) => [command, summary]);
    return `usage: logwinnow COMMAND FILE... [--option value]

Finds the few unusual events in a log. Nothing leaves this machine.

commands:
${columns(list)}

FILE is CSV, TSV, JSON, JSON lines or a plain audit.log, also gzipped; - is standard input.
logwinnow COMMAND --help tells the options. Exit: 0 done, 1 bad input, 2 bad usage.
`;
  }
  const { summary, options } = commands[name];
  return `usage: logwinnow ${name} FILE... [--option value]

${summary}

options:
${columns(Object.entries(options).map(described))}

output:
${columns(Object.entries(general).map(described))}
`;
}

/**
 * @param {[string, [kind: string, help: string]]} option
 * @returns {[string, string]}
 */
function described([name, [kind, help]]) {
  const value = { flag: "", list: " A,B", number: " N", whole: " N", pairs: " A=B", json: " JSON", file: " FILE", truth: " T", share: " N", period: " N,M", duration: " TIME", text: " TEXT" }[kind];
  return [`--${kebab(name)}${value}`, help];
}

/** @param {string[][]} pairs */
function columns(pairs) {
  const width = Math.max(...pairs.map(([left]) => left.length)) + 2;
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n");
}
