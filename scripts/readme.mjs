// Runs the examples of the README and of docs/ and compares what they print with the block of text behind each. Without a block behind it
// an example only has to run.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";

const root = new URL("..", import.meta.url).pathname;
const folder = `${root}build/_readme`; // the underscore hides it from ./...
rmSync(folder, { recursive: true, force: true });
mkdirSync(`${folder}/node_modules`, { recursive: true });
symlinkSync(`${root}js`, `${folder}/node_modules/logwinnow`);

const runs = {
  js: (code) => [["example.mjs", code], "node", ["example.mjs"]],
  go: (code) => [["main.go", code], "go", ["run", "main.go"]],
  sh: (code) => [["example.sh", code.replace(/events\.csv/g, `${root}testdata/samples/processes.csv`)], "sh", ["-e", "example.sh"]],
};
mkdirSync(`${folder}/bin`);
symlinkSync(`${root}js/dist/cli.js`, `${folder}/bin/logwinnow`);

const pages = ["README.md", ...readdirSync(`${root}docs`).filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`)];
const block = /```(js|go|sh)\n([\s\S]*?)```\n+(?:```text\n([\s\S]*?)```)?/g;
let passed = 0;
let failed = 0;
const examples = pages.flatMap((page) => [...readFileSync(root + page, "utf8").matchAll(block)].map((found) => [page, ...found.slice(1)]));
for (const [page, language, code, expected] of examples) {
  const [[file, source], command, args] = runs[language](code);
  writeFileSync(`${folder}/${file}`, source);
  const env = { ...process.env, PATH: `${folder}/bin:${process.env.PATH}` };
  const printed = execFileSync(command, args, { cwd: folder, encoding: "utf8", env });
  if (expected === undefined || printed === expected) passed++;
  else {
    failed++;
    console.error(`The ${language} example of ${page} printed\n${printed}and the page says\n${expected}`);
  }
}
console.log(`examples: ${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
