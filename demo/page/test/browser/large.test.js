import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { describe, test } from "node:test";
import { browsers, until } from "../../../../scripts/browsers.mjs";

/**
 * A large log is on the screen without the page freezing. `ROWS=1000000` is what the README's numbers are from; the ordinary
 * test takes fewer, for the sake of time.
 */

const ROWS = Number(process.env.ROWS ?? 100000);
const root = new URL("../../../../", import.meta.url).pathname;
const folder = `${root}build/large-${ROWS}`;
const PAGE = new URL("../../dist/index.html", import.meta.url).href;
/** Milliseconds that the page's thread may be busy at a stretch: twice the aim, as these machines are shared. */
const LONGEST = 200;
/** The most times that a log of a million events may take to be on the screen, against its reading in the same run. */
const TIMES = 3;

const MONITOR = `(() => {
  globalThis.longest = 0;
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  port1.onmessage = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; if (!globalThis.enough) setTimeout(() => { last = performance.now() - 1; port2.postMessage(0); }, 0); };
  port2.postMessage(0);
})()`;

/** Memory of the processes that this one started, in MB. @param {string} program */
function memory(program) {
  const stats = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid)).flatMap((pid) => {
    try {
      const [, name, parent] = /\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return [{ pid, name, parent, rss: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1000 }];
    } catch {
      return [];
    }
  });
  const ours = new Set([String(process.pid)]);
  for (let grown = true; grown; ) {
    const more = stats.filter(({ pid, parent }) => ours.has(parent) && !ours.has(pid));
    more.forEach(({ pid }) => ours.add(pid));
    grown = more.length > 0;
  }
  return Math.max(...stats.filter(({ pid, name }) => ours.has(pid) && name !== "node").map(({ rss }) => rss));
}

describe(`${ROWS} events`, { timeout: 240000 }, () => {
  const python = existsSync("/usr/bin/python3");
  for (const [name, { path, launch }] of Object.entries(browsers)) {
    test(`${name} shows their patterns and never freezes`, { skip: !path ? `${name} is not installed` : !python && "python3, which makes the log, is not here" }, async (t) => {
      const file = `${folder}/processes.csv`;
      if (!existsSync(file)) execFileSync("python3", [`${root}testdata/gen/samples.py`, "--rows", String(ROWS), "--out", folder]);
      const browser = await launch({ frame: true });
      try {
        const page = await browser.open(PAGE);
        await page.resize(1280, 720);
        await until(() => page.evaluate(`document.querySelector(".greeting") !== null`));
        await page.evaluate(MONITOR);
        let most = 0;
        const watch = setInterval(() => (most = Math.max(most, memory(name))), 500);
        await page.upload("#files", [file]);
        await until(() => page.evaluate(`performance.getEntriesByName("ranked").length > 0`), 200000);
        clearInterval(watch);
        const [read, total, longest, summary] = await page.evaluate(`[performance.getEntriesByName("read")[0].duration, performance.getEntriesByName("ranked")[0].duration, longest, document.querySelector(".summary").textContent]`);
        t.diagnostic(`${name}: ${Math.round(statSync(file).size / 1e6)} MB: read in ${(read / 1000).toFixed(1)} s, on the screen after ${(total / 1000).toFixed(1)} s (${(total / read).toFixed(2)} times), longest block of the page ${Math.round(longest)} ms, ${Math.round(most)} MB in the largest process; ${summary}`);
        assert.match(summary, new RegExp(`^${ROWS.toLocaleString("en")} events in `));
        if (ROWS >= 1000000) assert.ok(total <= TIMES * read, `${(total / read).toFixed(2)} times the time of reading`);
        assert.ok(longest < LONGEST, `${longest} ms`);
      } finally {
        await browser.close();
      }
    });
  }
});
