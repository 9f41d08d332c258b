// Runs both workers on workerd, posts the sample log to each and shows what comes back. `--serve` leaves them running.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runWorker } from "./workerd.mjs";

const log = readFileSync(fileURLToPath(new URL("../../testdata/samples/processes.csv", import.meta.url)), "utf8");

const type = "text/csv";
const answers = [];
for (const kind of /** @type {const} */ (["go", "js"])) {
  const worker = await runWorker(kind, { settings: { ALLOW_ANONYMOUS: "1" } });
  const start = performance.now();
  const response = await fetch(`${worker.url}/v1/winnow`, { method: "POST", headers: { "Content-Type": type }, body: log });
  const text = await response.text();
  if (!response.ok) throw new Error(`${kind}: ${response.status} ${text}`);
  const { patterns, rowsIn } = JSON.parse(text);
  console.log(`\n${kind} worker at ${worker.url}: ${rowsIn} events, ${patterns.length} patterns, ${Math.round(performance.now() - start)} ms with its start`);
  for (const { bits, count, template, reasons } of patterns.slice(0, 5)) console.log(`${bits.toFixed(1).padStart(6)} ${String(count).padStart(4)}  ${template}\n             ~ ${reasons[0]}`);
  answers.push(text);
  if (process.argv.includes("--serve")) console.log(`\n  curl -H 'Content-Type: ${type}' --data-binary @FILE ${worker.url}/v1/winnow`);
  else await worker.stop();
}
console.log(answers[0] === answers[1] ? "\nboth answers are the same, byte for byte" : "\nthe answers differ");
if (answers[0] !== answers[1]) process.exitCode = 1;
