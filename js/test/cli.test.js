import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { home, realLog, scratch } from "./helpers.js";

const cli = join(home, "dist/cli.js");
const folder = scratch("cli");

/**
 * @param {string[]} args
 * @param {string | Buffer} [input]
 */
function logwinnow(args, input) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { input, encoding: "utf8", maxBuffer: 1e9 });
  return { status, stdout, stderr };
}

/**
 * @param {string} name
 * @param {string | Buffer} content
 */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const commands = ["svchost.exe -k a", "cmd /c \"dir, x\"\nnext", "żółć 日本"];
const cells = commands.map((command) => `C:\\x\\${command[0]}.exe,"${command.replaceAll('"', '""')}",4.0,0012`);
const csv = ["NewProcessName,CommandLine,n,id", ...cells].join("\r\n") + "\r\n";
const objects = commands.map((CommandLine) => ({ NewProcessName: `C:\\x\\${CommandLine[0]}.exe`, CommandLine, n: 4, id: "0012" }));

/** @param {ReturnType<typeof logwinnow>} run */
const tableOf = ({ status, stdout, stderr }) => {
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout).table;
};

test("every format says the same", () => {
  const tsv = csv.replaceAll(",", "\t").replace("dir\t", "dir,");
  const swap = (/** @type {string} */ to) => csv.replace(/,(?=")|(?<="),|(?<=[a-zA-Z0-9]),/g, to).replace(`dir${to}`, "dir,");
  const utf16 = Buffer.from("\ufeff" + csv, "utf16le");
  /** @type {[string, string | Buffer][]} */
  const inputs = [
    ["csv", csv], ["csv with a byte order mark", "\ufeff" + csv], ["csv with \\n", csv.replaceAll("\r\n", "\n")], ["tsv", tsv], ["semicolons", swap(";")], ["pipes", swap("|")],
    ["gzip", gzipSync(csv)], ["utf-16le", utf16], ["utf-16be", Buffer.from(utf16).swap16()], ["utf-16le without a mark", utf16.subarray(2)], ["gzipped utf-16", gzipSync(utf16)],
    ["json rows", JSON.stringify(objects)], ["json lines", objects.map((row) => JSON.stringify(row)).join("\n")],
    ["json in an object", JSON.stringify({ records: objects }, null, 2)], ["json hits", JSON.stringify({ hits: { hits: objects.map((_source) => ({ _id: "1", _source })) } })],
    ["json columns", JSON.stringify({ NewProcessName: objects.map((o) => o.NewProcessName), CommandLine: commands, n: [4, 4, 4], id: ["0012", "0012", "0012"] })],
  ];
  for (const [name, input] of inputs) {
    const table = tableOf(logwinnow(["features", "-", "--json"], input));
    assert.deepEqual(table.CommandLine, commands, name);
    assert.deepEqual(table.id, ["0012", "0012", "0012"], name);
    assert.deepEqual(table.processName, ["s.exe", "c.exe", "ż.exe"], name);
  }
});

test("several files of a kind are one table with the union of their columns", () => {
  const one = file("one.csv", "NewProcessName,a\nx.exe,1\n");
  const two = file("two.csv.gz", gzipSync("b,NewProcessName\n0x1,y.exe"));
  const table = tableOf(logwinnow(["features", one, two, "--json"]));
  assert.deepEqual([table.NewProcessName, table.a, table.b], [["x.exe", "y.exe"], [1, null], ["", "0x1"]]);
  assert.match(logwinnow(["features", one, file("x.json", "[]")]).stderr, /x\.json: its format \(json\) is not that of/);
});

test("bad input is told with file and line, exit 1", () => {
  /** @type {[string, RegExp][]} */
  const cases = [
    ["a,b\n1,2\n\"x\ny\",2\n1,2,3\n", /bad: line 5: 3 cells where the first line names 2 columns/],
    ["a,b\n1,2\n1,\"x\n", /bad: line 3: broken quotes/],
    ["a,a\n1,2\n", /bad: line 1: two columns are called "a"/],
    ['{"a":1}\n{"a":\n', /bad: line 2: /],
    ['{"a":1}\n5\n', /bad: line 2: row 1 must be an object, got 5/],
    ['[{"a":1},\n{"a":}]', /bad: line 2: /],
    ["", /bad: it is empty/],
  ];
  for (const [content, said] of cases) {
    const { status, stdout, stderr } = logwinnow(["features", file("bad", content)]);
    assert.deepEqual([status, stdout], [1, ""], stderr);
    assert.match(stderr, said);
  }
  assert.equal(logwinnow(["winnow", join(folder, "nosuch")]).status, 1);
  assert.match(logwinnow(["features", file("good.csv", csv), "--out", "/nowhere/x"]).stderr, /^logwinnow: ENOENT.*\n$/);
  assert.equal(logwinnow(["winnow", file("cut.gz", gzipSync(csv).subarray(0, 60))]).status, 1);
});

test("bad usage is told, exit 2", () => {
  const good = file("good.csv", csv);
  for (const args of [["nosuch", good], ["winnow"], ["winnow", good, "--nosuch"], ["winnow", good, "--max-slot-values", "many"], ["winnow", good, "--refine", "{"], ["winnow", good, "--mute", "/nowhere"], ["winnow", good, "--compat", "x"], ["cluster", good, "--metric", "nosuch"], ["--json"]]) {
    const { status, stderr } = logwinnow(args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, /^logwinnow: .*see logwinnow --help\n$/);
  }
});

test("help and version", () => {
  assert.match(logwinnow([]).stdout, /usage: logwinnow COMMAND/);
  for (const name of ["winnow", "features", "cluster", "auditd", "logons", "dbscan", "template"]) {
    const { status, stdout } = logwinnow([name, "--help"]);
    assert.ok(status === 0 && stdout.startsWith(`usage: logwinnow ${name} FILE`));
  }
  assert.equal(logwinnow(["--version"]).stdout, JSON.parse(readFileSync(join(home, "package.json"), "utf8")).version + "\n");
});

test("options go by kebab or camel name", () => {
  const good = file("good.csv", csv);
  const answers = [["--max-cluster-distance", "3"], ["--maxClusterDistance=3"]].map((option) => logwinnow(["cluster", good, "--cluster-columns", "n", ...option, "--json"]));
  assert.equal(answers[0].status, 0, answers[0].stderr);
  assert.equal(answers[0].stdout, answers[1].stdout);
});

test("the table fits its width, and a log cannot steer the terminal", () => {
  const evil = file("evil.json", JSON.stringify([{ NewProcessName: "C:\\a\u001b[2J\u202e.exe", CommandLine: "x\u001b]0;title\u0007\r\n\u009b31m\tü" }]));
  const { stdout } = logwinnow(["winnow", evil]);
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  assert.match(stdout, /\\x1b\[2J\\u202e/);
  for (const line of stdout.split("\n").slice(0, -4)) assert.ok([...line].length <= 120, line);
});

test("csv is quoted properly and reads back the same", () => {
  const out = join(folder, "out.csv");
  const { status, stdout } = logwinnow(["features", file("good.csv", csv), "--csv", "--out", out]);
  assert.deepEqual([status, stdout], [0, ""]);
  const table = tableOf(logwinnow(["features", out, "--json"]));
  assert.deepEqual(table.CommandLine, commands);
  assert.deepEqual(table.id, ["0012", "0012", "0012"]);
});

test("a closed pipe ends it quietly", async () => {
  const big = file("big.csv", "NewProcessName,CommandLine\n" + "c:\\x.exe,run it\n".repeat(200000));
  const child = spawn(process.execPath, [cli, "features", big, "--csv"]);
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [code] = await once(child, "exit");
  assert.deepEqual([code, stderr], [0, ""]);
});

test("winnow mutes what an earlier answer found", () => {
  const good = file("good.csv", csv);
  const earlier = logwinnow(["winnow", good, "--json"]).stdout;
  const again = JSON.parse(logwinnow(["winnow", good, "--json", "--mute", file("mute.json", earlier)]).stdout);
  assert.deepEqual([again.patterns.length, again.mutedRows], [0, 3]);
});

const real = realLog("processes_on_host.csv");
test("a real log: 363 process starts", { skip: real.skip }, () => {
  const answer = JSON.parse(logwinnow(["winnow", real.file, "--json"]).stdout);
  assert.equal(answer.rowsIn, 363);
  assert.equal(answer.imagesHidden, 0);
  assert.equal(answer.labels.length, 363);
  assert.match(logwinnow(["winnow", real.file, "--top", "5"]).stdout, /^bits +count +first seen +image.*\n.*\\conhost\.exe/);
});
