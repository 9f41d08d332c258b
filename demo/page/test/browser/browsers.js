import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Chromium and Firefox through one small door: the system's own, driven without a download.
 *
 * @typedef {object} Page a page and, where there is one, the frame in it
 * @property {(code: string) => Promise<any>} evaluate in the frame; promises are awaited
 * @property {(code: string) => Promise<any>} outside in the page itself
 * @property {(selector: string, paths: string[]) => Promise<void>} upload chooses files of the disk
 * @property {(from: [x: number, y: number], to: [x: number, y: number]) => Promise<void>} drag with the mouse
 * @property {(path: string, options?: object) => Promise<void>} screenshot
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<void>} close
 * @property {string[]} problems errors and refusals that the console was told of
 * @typedef {{ args?: string[], env?: Record<string, string> }} Start
 * @typedef {{ open: (url: string, how?: { frame?: boolean, scheme?: "light" | "dark" }) => Promise<Page>, saved: (name: string) => Promise<string>, close: () => Promise<void> }} Browser
 */

/** @param {string} program */
function located(program) {
  try {
    return execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** @type {Record<string, { path: string, launch: (start?: Start) => Promise<Browser> }>} */
export const browsers = {
  chromium: { path: located("chromium"), launch: chromium },
  firefox: { path: located("firefox-esr"), launch: firefox },
};

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @template T
 * @param {() => Promise<T> | T} look
 * @param {number} [most] milliseconds
 * @returns {Promise<T>} the first thing seen that is true
 */
export async function until(look, most = 20000) {
  const end = Date.now() + most;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`waited ${most} ms for ${look}`);
    await pause(20);
  }
}

/** Waits for a saved file. @param {string} folder */
const savedIn = (folder) => async (/** @type {string} */ name) => {
  const path = join(folder, name);
  await until(() => existsSync(path) && !readdirSync(folder).some((file) => file.endsWith(".part") || file.endsWith(".crdownload")));
  return readFileSync(path, "utf8");
};

/** @param {Start} [start] @returns {Promise<Browser>} */
async function chromium({ args: more = [], env } = {}) {
  const { chromium } = await import("playwright-core");
  const folder = mkdtempSync(join(tmpdir(), "saved-"));
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-precise-memory-info", ...more];
  const browser = await chromium.launch({ executablePath: browsers.chromium.path, args, env: { ...process.env, ...env } });
  return {
    async open(url, { frame = true, scheme = "light" } = {}) {
      const context = await browser.newContext({ acceptDownloads: true, colorScheme: scheme });
      const page = await context.newPage();
      const problems = /** @type {string[]} */ ([]);
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("download", async (download) => download.saveAs(join(folder, download.suggestedFilename())).catch(() => {}));
      await page.goto(url);
      const inside = frame ? await until(() => page.frames()[1]) : page.mainFrame();
      return {
        evaluate: (code) => inside.evaluate(code), outside: (code) => page.evaluate(code), problems,
        drag: async ([x, y], [toX, toY]) => (await page.mouse.move(x, y), await page.mouse.down(), await page.mouse.move(toX, toY, { steps: 8 }), await page.mouse.up()),
        upload: (selector, paths) => inside.setInputFiles(selector, paths),
        screenshot: async (path) => void (await page.screenshot({ path })),
        resize: (width, height) => page.setViewportSize({ width, height }),
        close: () => context.close(),
      };
    },
    saved: savedIn(folder),
    close: () => browser.close(),
  };
}

/** @param {Start} [start] @returns {Promise<Browser>} */
async function firefox({ args = [], env } = {}) {
  const { launch } = await import("puppeteer-core");
  const folder = mkdtempSync(join(tmpdir(), "saved-"));
  const extraPrefsFirefox = { "browser.download.folderList": 2, "browser.download.dir": folder, "browser.download.useDownloadDir": true, "browser.download.always_ask_before_handling_new_types": false, "browser.helperApps.neverAsk.saveToDisk": "text/csv,application/json,image/png,image/svg+xml" };
  const browser = await launch({ browser: "firefox", executablePath: browsers.firefox.path, headless: true, args, env: { ...process.env, ...env }, extraPrefsFirefox });
  return {
    async open(url, { frame = true } = {}) {
      const page = await browser.newPage();
      const problems = /** @type {string[]} */ ([]);
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(url);
      const inside = frame ? await until(() => page.frames()[1]) : page.mainFrame();
      return {
        evaluate: (code) => inside.evaluate(code), outside: (code) => page.evaluate(code), problems,
        drag: async ([x, y], [toX, toY]) => (await page.mouse.move(x, y), await page.mouse.down(), await page.mouse.move(toX, toY, { steps: 8 }), await page.mouse.up()),
        upload: async (selector, paths) => void (await (await inside.$(selector)).uploadFile(...paths)),
        screenshot: async (path) => void (await page.screenshot({ path })),
        resize: (width, height) => page.setViewport({ width, height }),
        close: () => page.close(),
      };
    },
    saved: savedIn(folder),
    close: () => browser.close(),
  };
}
