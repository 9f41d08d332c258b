import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build as esbuild } from "esbuild";
import { home, scratch } from "./helpers.js";

/** What users install: the packed package in a project of its own. */
const project = scratch("project");
const installed = join(project, "node_modules/logwinnow");
const tools = join(home, "node_modules/.bin");
let tarball = "";

/**
 * @param {string} program
 * @param {string[]} args
 */
const run = (program, args, cwd = project) => execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

before(() => {
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", project], home));
  tarball = join(project, filename);
  writeFileSync(join(project, "package.json"), '{"type": "module", "private": true}');
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball]);
});

test("it carries what it needs and no more", () => {
  const files = readdirSync(installed, { recursive: true }).map(String).filter((name) => /\.\w+$/.test(name) && !name.startsWith("types/"));
  const known = ["LICENSE", "LICENSES.txt", "README.md", "CHANGELOG.md", "package.json", "dist/charts.js", "dist/cli.js", "dist/index.js", "dist/index.workerd.js", "dist/inline.js", "dist/logwinnow.wasm", "dist/worker.js"];
  assert.deepEqual(files.filter((name) => !known.includes(name)), []);
  assert.ok(files.length >= 7);
});

test("publint and attw find nothing", () => {
  assert.match(run(join(tools, "publint"), ["--strict", installed]), /All good!/);
  run(join(tools, "attw"), [tarball, "--profile", "esm-only", "--exclude-entrypoints", "logwinnow.wasm"]);
});

const script = `
  import { create } from "NAME";
  const logwinnow = await create();
  console.log((await logwinnow.winnow({ NewProcessName: ["a.exe", "b.exe"], CommandLine: ["a", "b"] })).patterns.length);
`;
for (const name of ["logwinnow", "logwinnow/inline"]) {
  test(`Node runs ${name} and ends by itself`, () => {
    assert.equal(run(process.execPath, ["--input-type=module", "-e", script.replace("NAME", name)]), "2\n");
  });
}

test("the command runs from where npm links it", () => {
  writeFileSync(join(project, "log.csv"), "NewProcessName,CommandLine\na.exe,a\nb.exe,b\n");
  assert.match(run("node_modules/.bin/logwinnow", ["winnow", "log.csv"]), /2 rows in 2 patterns/);
});

test("esbuild bundles it; the wasm is copied beside by hand", async () => {
  writeFileSync(join(project, "app.js"), script.replace("NAME", "logwinnow"));
  const warnings = (await esbuild({ absWorkingDir: project, entryPoints: ["app.js"], bundle: true, format: "esm", outfile: join(project, "out/app.js"), logLevel: "silent" })).warnings;
  assert.deepEqual(warnings, []);
  copyFileSync(join(installed, "dist/logwinnow.wasm"), join(project, "out/logwinnow.wasm"));
  assert.equal(run(process.execPath, ["out/app.js"]), "2\n");
});

test("Vite bundles it and carries both assets along", async () => {
  const { build } = await import("vite");
  mkdirSync(join(project, "site"), { recursive: true });
  writeFileSync(join(project, "site/index.html"), `<!doctype html><script type="module">${script.replace("NAME", "logwinnow")}</script>`);
  await build({ root: join(project, "site"), logLevel: "error", build: { outDir: join(project, "site-out"), emptyOutDir: true } });
  const assets = readdirSync(join(project, "site-out/assets")).map((name) => name.replace(/-[\w-]{8}\./, "."));
  assert.deepEqual(assets.sort(), ["index.js", "logwinnow.wasm", "worker.js"]);
});

test("TypeScript users get precise types", () => {
  writeFileSync(join(project, "user.ts"), `
    import { plotCluster, displayTimeline, type Chart } from "logwinnow/charts";
    import { create, createSync, compile, rowsOf, LogwinnowError, type Pattern, type WinnowResult } from "logwinnow";
    const logwinnow = await create({ workers: 2, onProgress: ({ done, total }) => console.log(done / total) });
    const found: WinnowResult = await logwinnow.winnow([{ a: 1 }], { keys: ["a"], signal: AbortSignal.timeout(1000) });
    const first: Pattern | undefined = found.patterns[0];
    const one: number = await logwinnow.charOrdScore("a");
    const many: Float64Array = await logwinnow.charOrdScore(["a"], { scale: 10 });
    const now: Float64Array = createSync(await compile()).charOrdScore(["a"]);
    const labels: Int32Array = (await logwinnow.dbscan([[1, 2]], { eps: 1, minSamples: 1 })).labels;
    const rows: object[] = rowsOf([{ a: 1 }], first!.rows);
    const chart: Chart = plotCluster(await logwinnow.dbclusterEvents([{ a: 1, b: 2 }]), { x: "a", y: "b", theme: "dark" });
    displayTimeline({ one: { data: [{ time: 1 }] }, two: { data: { time: [1] } } }, { refTime: new Date(), title: chart.title.text });
    // @ts-expect-error
    displayTimeline([{ time: 1 }], { nosuch: 1 });
    // @ts-expect-error
    logwinnow.winnow([{ a: 1 }], { nosuch: 1 });
    // @ts-expect-error
    logwinnow.dbscan([[1, 2]]);
    // @ts-expect-error
    logwinnow.winnow(5);
    if (new LogwinnowError("load", "x").code === "crashed") console.log(one, many, now, labels, rows);
    { using scoped = await create(); void scoped; }
  `);
  const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--lib", "es2023,dom,esnext.disposable", "user.ts"];
  assert.equal(run(join(tools, "tsc"), options), "");
});

