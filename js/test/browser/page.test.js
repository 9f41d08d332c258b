import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build as esbuild } from "esbuild";
import { doubleWasm, home, scratch } from "../helpers.js";
import { browsers } from "../../../scripts/browsers.mjs";
import { serve } from "./serve.js";

const site = scratch("site");
cpSync(join(home, "dist"), join(site, "pkg"), { recursive: true });
copyFileSync(join(home, "test/bits.js"), join(site, "bits.js"));
copyFileSync(doubleWasm(), join(site, "double.wasm"));

/** A table of n process starts, one of them odd, as the page makes it. */
const TABLE = `const table = (n) => {
  const t = { NewProcessName: [], CommandLine: [] };
  for (let i = 0; i < n; i++) { t.NewProcessName.push("c:\\\\windows\\\\svchost.exe"); t.CommandLine.push("svchost.exe -k group" + i % 40 + " -p " + i); }
  t.CommandLine[n >> 1] = "odd";
  return t;
};`;

/** @param {string} body of an async function that sees the package as `pkg` and the table maker */
const inPage = (body, from = "/pkg/index.js") => `(async () => { const pkg = await import(${JSON.stringify(from)}); ${TABLE} ${body} })()`;

for (const [name, { path, launch }] of Object.entries(browsers)) {
  describe(name, { skip: path ? false : `${name} is not installed`, timeout: 180000 }, () => {
    /** @type {import("../../../scripts/browsers.mjs").Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      browser = await launch();
      server = await serve(site);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });
    const open = (where = "/blank") => browser.open(server.origin + where);

    test("works in a web worker, leaves nothing on the page, asks for its own files only", async () => {
      const page = await open();
      const found = await page.evaluate(inPage(`
        const names = new Set(Object.getOwnPropertyNames(globalThis));
        const lw = await pkg.create();
        const { patterns, labels } = await lw.winnow(table(1000));
        lw.free();
        return { exemplar: patterns[0].exemplar, labels: labels.length, left: Object.getOwnPropertyNames(globalThis).filter((name) => !names.has(name)) };`));
      assert.deepEqual(found, { exemplar: 500, labels: 1000, left: [] });
      const own = ["/blank", "/favicon.ico", "/pkg/index.js", "/pkg/logwinnow.wasm", "/pkg/worker.js"];
      for (const url of page.asked) assert.ok(own.some((file) => url === server.origin + file), url);
      assert.ok(server.asked.includes("/pkg/worker.js"));
    });

    test("asks for nothing once it is loaded", async () => {
      const page = await open();
      await page.evaluate(inPage(`globalThis.lw = await pkg.create(); await lw.tokenCount("warm")`));
      const before = [server.asked.length, page.asked.length];
      await page.evaluate(`(async () => { ${TABLE} await lw.winnow(table(2000)); await lw.addProcessFeatures(table(2000)); return 0 })()`);
      assert.deepEqual([server.asked.length, page.asked.length], before);
    });

    test("the page keeps moving while a large log is worked on", async () => {
      const page = await open();
      const { longest, ticks, rows } = await page.evaluate(inPage(`
        const lw = await pkg.create();
        const { NewProcessName, CommandLine } = table(300000);
        const input = CommandLine.map((command, i) => ({ event: { command }, NewProcessName: NewProcessName[i], CommandLine: command }));
        let longest = 0, ticks = 0, last = performance.now();
        const timer = setInterval(() => { const t = performance.now(); longest = Math.max(longest, t - last); last = t; ticks++; }, 5);
        const { labels } = await lw.winnow(input);
        clearInterval(timer);
        return { longest, ticks, rows: labels.length };`));
      assert.equal(rows, 300000);
      assert.ok(longest < 500 && ticks > 10, `${Math.round(longest)} ms without a turn, ${ticks} turns`);
    });

    test("a forest has the same bits as in native Go, with one worker and with four", async () => {
      const page = await open();
      const seen = await page.evaluate(inPage(`
        const { FOREST_CHECKSUMS, forestChecksums } = await import("/bits.js");
        const all = [];
        for (const workers of [1, 4]) {
          const lw = await pkg.create({ workers });
          const x = Float64Array.from({ length: 600000 }, (_, i) => i * 31 % 977);
          const forest = await lw.fitForest(x, { columns: 2, trees: 20 });
          all.push([await forestChecksums(lw), Array.from(await forest.score(x)).reduce((sum, score, i) => sum + score * (i % 7), 0)]);
          lw.free();
        }
        return { all, FOREST_CHECKSUMS };`));
      const [[one, sumOfOne], [four, sumOfFour]] = seen.all;
      assert.deepEqual(one, seen.FOREST_CHECKSUMS);
      assert.deepEqual(four, one);
      assert.equal(sumOfFour, sumOfOne, "rows shared among workers keep their order");
    });

    test("reports progress, hears a cancel, and works on", async () => {
      const page = await open();
      const seen = await page.evaluate(inPage(`
        const lw = await pkg.create({ wasm: "/double.wasm" });
        const stop = new AbortController();
        const heard = [];
        const code = await lw.charOrdScore("slow", { signal: stop.signal, onProgress: (p) => { heard.push(p.done); if (heard.length === 3) stop.abort(); } }).catch((e) => e.code);
        const started = performance.now();
        const next = await lw.charOrdScore("fine");
        return { code, heard, next, soon: performance.now() - started };`));
      assert.deepEqual([seen.code, seen.heard.length, seen.next], ["cancelled", 3, 4]);
      assert.ok(seen.heard[0] < seen.heard[2] && seen.soon < 2000, JSON.stringify(seen));
    });

    for (const worker of [true, false]) {
      test(`an instance that dies is replaced ${worker ? "in its worker" : "in the page"}`, async () => {
        const page = await open();
        const seen = await page.evaluate(inPage(`
          const lw = await pkg.create({ wasm: "/double.wasm", worker: ${worker} });
          const seen = [];
          for (const how of ["panic", "stack", "ab", "exit", "abc", "memory", "abcd"]) seen.push(await lw.charOrdScore(how).catch((e) => e.code));
          return seen;`));
        assert.deepEqual(seen, ["internal", "crashed", 2, "crashed", 3, "crashed", 4]);
      });
    }

    test("several workers share the calls", async () => {
      const page = await open();
      const seen = await page.evaluate(inPage(`
        const lw = await pkg.create({ wasm: "/double.wasm", workers: 2 });
        const stop = new AbortController();
        const slow = lw.charOrdScore("slow", { signal: stop.signal }).catch((e) => e.code);
        const quick = await lw.charOrdScore("quick");
        stop.abort();
        return [quick, await slow];`));
      assert.deepEqual(seen, [5, "cancelled"]);
    });

    test("free ends the workers and the calls under way", async () => {
      const page = await open();
      const seen = await page.evaluate(inPage(`
        const lw = await pkg.create({ wasm: "/double.wasm" });
        const slow = lw.charOrdScore("slow").catch((e) => e.code);
        setTimeout(() => lw.free(), 50);
        return [await slow, await lw.charOrdScore("again")];`));
      assert.deepEqual(seen, ["cancelled", 5]);
    });

    test("imported from another origin, the worker starts from a Blob", async () => {
      const other = await serve(site, { "access-control-allow-origin": "*" });
      const page = await open();
      const count = await page.evaluate(inPage(`const lw = await pkg.create(); return lw.tokenCount("a b c")`, `${other.origin}/pkg/index.js`)).finally(other.close);
      assert.equal(count, 3);
      assert.ok(other.asked.includes("/pkg/worker.js"), "the worker's script came from there");
    });

    test("where the worker's script is missing, it says what to do", async () => {
      const lone = join(site, "lone");
      mkdirSync(lone, { recursive: true });
      for (const file of ["index.js", "logwinnow.wasm"]) copyFileSync(join(home, "dist", file), join(lone, file));
      const page = await open();
      const seen = await page.evaluate(inPage(`const { code, message } = await pkg.create().catch((e) => e); return { code, message, alone: await (await pkg.create({ worker: false })).tokenCount("a") }`, "/lone/index.js"));
      assert.deepEqual([seen.code, seen.alone], ["load", 1]);
      assert.match(seen.message, /worker did not start.*worker: false/);
    });

    test("the inline build runs where the page may connect to nothing", async () => {
      const sealed = await serve(site, { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'" });
      const page = await browser.open(sealed.origin + "/blank");
      const seen = await page.evaluate(inPage(`
        const lw = await pkg.create();
        return { exemplar: (await lw.winnow(table(100))).patterns[0].exemplar, blocked: await fetch("/blank").then(() => false, () => true) };`, "/pkg/inline.js")).finally(sealed.close);
      assert.deepEqual(seen, { exemplar: 50, blocked: true });
      assert.deepEqual([...new Set(sealed.asked)].filter((file) => file !== "/favicon.ico").sort(), ["/blank", "/pkg/inline.js"]);
    });

    for (const bundler of ["vite", "esbuild"]) {
      test(`a page built by ${bundler} works`, async () => {
        const built = await bundled(bundler);
        const own = await serve(built);
        const page = await browser.open(own.origin + "/index.html");
        const result = await page.evaluate(`new Promise((resolve) => { const look = () => globalThis.result === undefined ? setTimeout(look, 20) : resolve(globalThis.result); look(); })`).finally(own.close);
        assert.equal(result, 50);
        assert.ok(own.asked.some((file) => /worker.*\.js$/.test(file)), "in a worker");
      });
    }
  });
}

/** @param {string} bundler */
async function bundled(bundler) {
  const folder = scratch(bundler);
  const app = `import { create } from "logwinnow"; ${TABLE} create().then(async (lw) => { globalThis.result = (await lw.winnow(table(100))).patterns[0].exemplar; }).catch((e) => { globalThis.result = String(e); });`;
  mkdirSync(join(folder, "node_modules/logwinnow"), { recursive: true });
  for (const part of ["dist", "package.json"]) cpSync(join(home, part), join(folder, "node_modules/logwinnow", part), { recursive: true });
  writeFileSync(join(folder, "app.js"), app);
  writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="./app.js"></script>');
  if (bundler === "vite") {
    const { build } = await import("vite");
    await build({ root: folder, base: "./", logLevel: "error", build: { outDir: "out" } });
    return join(folder, "out");
  }
  await esbuild({ absWorkingDir: folder, entryPoints: ["app.js"], bundle: true, format: "esm", outdir: "out" });
  for (const asset of ["logwinnow.wasm", "worker.js"]) copyFileSync(join(home, "dist", asset), join(folder, "out", asset));
  copyFileSync(join(folder, "index.html"), join(folder, "out/index.html"));
  return join(folder, "out");
}
