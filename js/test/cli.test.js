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
  /** @type {[string | Buffer, RegExp][]} */
  const cases = [
    ["a,b\n1,2\n\"x\ny\",2\n1,2,3\n", /bad: line 5: 3 cells where the first line names 2 columns/],
    ["a,b\n1,2\n1,\"x\n", /bad: line 3: broken quotes/],
    ["a,a\n1,2\n", /bad: line 1: two columns are called "a"/],
    ['{"a":1}\n{"a":\n', /bad: line 2: /],
    ['{"a":1}\n5\n', /bad: line 2: row 1 must be an object, got 5/],
    ['[{"a":1},\n{"a":}]', /bad: line 2: /],
    ["", /bad: it is empty/],
    [Buffer.from("user,n\nMüller,1\nMäller,2\n", "latin1"), /bad: line 2: this is not UTF-8; if it is Windows-1252: iconv -f WINDOWS-1252 -t UTF-8\n$/],
    [Buffer.concat([Buffer.from(`user,n\n${"Zoë,1\n".repeat(300000)}`), Buffer.from("Möller,2\n", "latin1")]), /bad: line 300002: this is not UTF-8/],
    [Buffer.concat([Buffer.from("user,n\nZoë,1\nZo"), Buffer.of(0xc3)]), /bad: line 3: this is not UTF-8/],
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
  const bare = logwinnow([]);
  assert.deepEqual([bare.status, bare.stdout], [2, ""]);
  assert.match(bare.stderr, /^usage: logwinnow COMMAND/);
  assert.deepEqual([logwinnow(["help"]), logwinnow(["help", "winnow"])], [logwinnow(["--help"]), logwinnow(["winnow", "--help"])]);
  for (const name of ["winnow", "features", "cluster", "auditd", "logons", "dbscan", "outliers", "uncommon", "anomalies", "template"]) {
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
  const foreign = file("foreign.json", JSON.stringify([{ keys: { image: "c:\\other.exe" }, template: "other.exe" }]));
  assert.match(logwinnow(["winnow", good, "--mute", foreign]).stdout, /; patterns to mute that are not in this log: 1\n/);
});

const real = realLog("processes_on_host.csv");
test("a real log: 363 process starts", { skip: real.skip }, () => {
  const answer = JSON.parse(logwinnow(["winnow", real.file, "--json"]).stdout);
  assert.equal(answer.rowsIn, 363);
  assert.equal(answer.imagesHidden, 0);
  assert.equal(answer.labels.length, 363);
  assert.match(logwinnow(["winnow", real.file, "--top", "5"]).stdout, /^bits +count +first seen +image.*\n.*\\conhost\.exe/);
});

test("--top and --mute say what they must be", () => {
  const good = file("good.csv", csv);
  for (const top of ["-5", "1.5", "x", ""]) {
    const { status, stderr } = logwinnow(["winnow", good, "--top", top]);
    assert.deepEqual([status, stderr], [2, `logwinnow: --top must be a whole number >= 0, got "${top}"; see logwinnow --help\n`]);
  }
  assert.match(logwinnow(["winnow", good, "--top", "0"]).stdout, /^3 rows in 3 patterns \(the first 0 shown\); 3 images, 0 hidden; 3 pairs of image and command, 3 of them exemplars$/m);
  for (const content of ["null", "5", "{}", "[1]", '{"patterns":null}']) {
    const { status, stderr } = logwinnow(["winnow", good, "--mute", file("mute.json", content)]);
    assert.deepEqual([status, stderr.split("\n").length], [2, 2], content);
    assert.match(stderr, /--mute must be a JSON file with an array of patterns, got ".*mute\.json"; see/);
  }
});

test("a key called like a pattern's own column stands beside it in CSV", () => {
  const { stdout } = logwinnow(["winnow", file("keys.csv", "count,template,user\n7,t,u\n7,t,u\n"), "--keys", "count,template,user", "--csv"]);
  const [names, row] = stdout.split("\n");
  assert.equal(names, "bits,count,first,last,exemplar,key.count,key.template,user,template,reasons");
  assert.match(row, /^[\d.]+,2,,,0,7,t,u,/);
});

test("without a terminal the table is as wide as COLUMNS says", () => {
  const long = file("long.csv", `NewProcessName,CommandLine\nc:\\x.exe,${"word ".repeat(60)}\n`);
  for (const [COLUMNS, width] of [["60", 60], ["", 120], ["0", 120], ["1.5", 120], ["x", 120]]) {
    const { stdout } = spawnSync(process.execPath, [cli, "winnow", long], { encoding: "utf8", env: { ...process.env, COLUMNS: String(COLUMNS) } });
    assert.equal(Math.max(...stdout.split("\n\n")[0].split("\n").map((line) => [...line].length)), width, `COLUMNS=${COLUMNS}`);
  }
});

test("a table with audit records in a column is read as such", () => {
  const record = 'type=EXECVE msg=audit(1550505627.301:2): argc=2 a0="ls" a1="-l"';
  const input = JSON.stringify([{ Computer: "h", AuditdMessage: `type=SYSCALL msg=audit(1550505627.301:2): uid=0 exe="/bin/ls"\n${record}` }]);
  for (const command of ["features", "cluster"]) assert.deepEqual(tableOf(logwinnow([command, "-", "--json"], input)).cmdline, ["ls -l"], command);
  assert.match(logwinnow(["winnow", "-"], input).stdout, /ls -l/);
});

test("numbers are printed as they were written; \\r is quoted; a lone empty cell is a row", () => {
  const { stdout } = logwinnow(["features", file("n.csv", 'NewProcessName,n,m\nx.exe,4.0,4\ny.exe,5,5\n'), "--csv"]);
  assert.deepEqual(stdout.split("\n").slice(1, 3).map((line) => line.split(",").slice(0, 3)), [["x.exe", "4.0", "4"], ["y.exe", "5", "5"]]);
  const input = JSON.stringify([{ NewProcessName: "x.exe", CommandLine: "a\rb" }]);
  assert.match(logwinnow(["features", "-", "--csv"], input).stdout, /\nx\.exe,"a\rb",/);
  assert.deepEqual(tableOf(logwinnow(["features", "-", "--json"], "NewProcessName\na\n\nb\n")).NewProcessName, ["a", "", "b"]);
});

test("a stray quote inside a quoted cell stays part of it", () => {
  const { NewProcessName, b } = tableOf(logwinnow(["features", "-", "--json"], 'NewProcessName,b\r\nx.exe,"x "y z"\r\ny.exe,ok\r\n'));
  assert.deepEqual([NewProcessName, b[1]], [["x.exe", "y.exe"], "ok"]);
  assert.match(b[0], /^x "y z/);
});

const tree = realLog("process_tree.csv");
test("a real log with broken quotes", { skip: tree.skip }, () => {
  const { table } = JSON.parse(logwinnow(["features", tree.file, "--json"]).stdout);
  assert.deepEqual([table.CommandLine.length, Object.keys(table).indexOf("processName") >= 23], [117, true]);
});

test("--pattern prints the input's own rows of a pattern", () => {
  const input = 'Image,CommandLine,n\na.exe,run 1,x\nb.exe,once,y\na.exe,run 2,z\n';
  const of = (/** @type {string} */ pattern) => logwinnow(["winnow", "-", "--pattern", pattern, "--json"], input);
  assert.deepEqual(JSON.parse(of("0").stdout), [{ Image: "b.exe", CommandLine: "once", n: "y" }]);
  assert.deepEqual(JSON.parse(of("1").stdout).map((/** @type {any} */ { n }) => n), ["x", "z"]);
  assert.match(of("2").stderr, /pattern must be a whole number below 2, the number of patterns, got 2/);
});

test("outliers: a table with reasons, a forest kept and used again, other rows", () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 9},${i === 40 ? "odd\u001b[31m" : "usual"}`);
  const log = file("numbers.csv", ["n,name", ...rows].join("\n") + "\n");
  const forest = join(folder, "forest.bin");
  const run = logwinnow(["outliers", log, "--top", "1"]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^score +row +n? *.*\n0\.\d{3} +40 /);
  assert.match(run.stdout, /~ name "odd\\x1b\[31m" occurs once in 60 training rows/);
  const fitted = JSON.parse(logwinnow(["outliers", log, "--feature-columns", "n", "--seed", "5", "--save", forest, "--json"]).stdout);
  const asked = JSON.parse(logwinnow(["outliers", log, "--forest", forest, "--json"]).stdout);
  for (const name of ["rows", "scores", "ranks", "flagged", "threshold", "reasons"]) assert.deepEqual(asked[name], fitted[name], name);
  const lines = logwinnow(["outliers", log, "--contamination", "0.02", "--csv"]).stdout.split("\n");
  assert.equal(lines[0], "score,rank,row,reasons,n,name");
  assert.match(lines[1], /^0\.\d+,1,40,/);
  const other = file("others.csv", "n,name\n3,usual\n700,never seen\n");
  assert.deepEqual(JSON.parse(logwinnow(["outliers", log, "--predict", other, "--json"]).stdout).rows, [1]);
  assert.equal(logwinnow(["outliers", log, "--contamination", "2"]).status, 2);
  assert.equal(logwinnow(["outliers", log, "--forest", log]).status, 1);
  assert.match(logwinnow(["outliers", log, "--forest", forest, "--predict", other]).stderr, /predict must be left out with forest/);
  assert.match(logwinnow(["outliers", log, "--forest", forest, "--trees", "3"]).stderr, /trees must be left out with forest/);
  assert.match(logwinnow(["outliers", log, "--save", join(folder, "text.bin")]).stderr, /save must be for columns of numbers alone.* got the text columns name/);
  const uncommon = logwinnow(["uncommon", log, "--columns", "name", "--max", "1", "--json"]);
  assert.deepEqual(JSON.parse(uncommon.stdout).rows, [40]);
});

test("anomalies: a series, events in bins, a query, bad input", () => {
  const lines = Array.from({ length: 96 }, (_, i) => `${new Date(1704067200000 + 3600000 * i).toISOString()},${i === 30 ? 900 : 100 + (i % 24)}`);
  const series = file("series.csv", ["TimeGenerated,bytes", ...lines].join("\n"));
  const run = logwinnow(["anomalies", series]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^TimeGenerated +bytes +baseline +score +anomalies/);
  assert.match(run.stdout, /2024-01-02 06:00:00 +900 .* 1\n/);
  assert.match(run.stdout, /1 above and \d below what was expected, of 96 points; period 24\n/);
  assert.match(run.stdout, /2024-01-02 06:00:00 to 2024-01-02 07:00:00\n/);
  const document = JSON.parse(logwinnow(["anomalies", series, "--json"]).stdout);
  assert.equal(document.table.anomalies[30], 1);
  assert.equal(document.spans.some((/** @type {any} */ { start }) => start === 1704175200000), true);
  assert.match(logwinnow(["anomalies", series, "--filter", "spl", "--pos-only"]).stdout, /^\| where \(_time>=1704175200 AND _time<1704178800\)\n$/);
  assert.match(logwinnow(["anomalies", series, "--period", "auto"]).stdout, /note: periods found in the data, in points: 24\n/);
  const events = file("events.csv", ["time,host", ...Array.from({ length: 200 }, (_, i) => `${new Date(3600000 * (i % 100)).toISOString()},h${i % 2}`)].join("\n"));
  assert.match(logwinnow(["anomalies", events, "--bin", "1h", "--by", "host", "--all", "--top", "1"]).stdout, /^host +time +count/);
  assert.equal(logwinnow(["anomalies", series, "--period", "x"]).status, 2);
  assert.equal(logwinnow(["anomalies", series, "--data-column", "nosuch"]).status, 1);
  assert.match(logwinnow(["anomalies", "-"], "a,b\n1,2\n").stderr, /timeColumn must be a column of the table/);
});
