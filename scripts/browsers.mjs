import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Chromium and Firefox through one small door, for every test that needs a browser: the system's own, driven without a
 * download, by what js/package.json pins.
 *
 * @typedef {object} Page a page and, where there is one, the frame in it
 * @property {(code: string) => Promise<any>} evaluate in the frame; promises are awaited
 * @property {(code: string) => Promise<any>} outside in the page itself
 * @property {(selector: string) => Promise<void>} click with the mouse
 * @property {(key: string) => Promise<void>} press one key, or `Shift+Enter`, on what has the keyboard
 * @property {(selector: string, paths: string[]) => Promise<void>} upload chooses files of the disk
 * @property {(x: number, y: number) => Promise<void>} hover with the mouse
 * @property {(from: [x: number, y: number], to: [x: number, y: number]) => Promise<void>} drag with the mouse
 * @property {(path: string) => Promise<void>} screenshot
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<void>} close
 * @property {string[]} problems errors and refusals that the console was told of
 * @property {string[]} asked every address that the page or its workers asked for
 *
 * @typedef {object} Start
 * @property {string[]} [args]
 * @property {Record<string, string>} [env]
 * @property {boolean} [frame] pages are a shell around a frame, which is what is looked at
 * @property {"light" | "dark"} [scheme] of colours
 * @property {number} [proxy] a port that all traffic beyond loopback is sent to
 *
 * @typedef {{ open: (url: string) => Promise<Page>, saved: (name: string) => Promise<string>, close: () => Promise<void> }} Browser
 */
const require = createRequire(new URL("../js/package.json", import.meta.url));
const load = async (/** @type {string} */ name) => (await import(pathToFileURL(require.resolve(name)).href)).default;

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

export const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

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

/** Tall: notebooks draw what is seen. */
const VIEW = { width: 1200, height: 1500 };

/** @param {Start} [start] @returns {Promise<Browser>} */
async function chromium({ args = [], env, frame, scheme = "light", proxy } = {}) {
  const quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-precise-memory-info"];
  const proxied = proxy === undefined ? [] : ["--disable-quic", `--proxy-server=http://127.0.0.1:${proxy}`];
  const browser = await (await load("playwright-core")).chromium.launch({ executablePath: browsers.chromium.path, args: [...quiet, ...proxied, ...args], env: { ...process.env, ...env } });
  const folder = mkdtempSync(join(tmpdir(), "saved-"));
  return {
    async open(url) {
      const context = await browser.newContext({ acceptDownloads: true, colorScheme: scheme, viewport: VIEW });
      const page = await context.newPage();
      page.on("download", async (/** @type {any} */ download) => download.saveAs(join(folder, download.suggestedFilename())).catch(() => {}));
      const own = (/** @type {any} */ inside) => ({
        upload: (/** @type {string} */ selector, /** @type {string[]} */ paths) => inside.setInputFiles(selector, paths),
        resize: (/** @type {number} */ width, /** @type {number} */ height) => page.setViewportSize({ width, height }),
        close: () => context.close(),
      });
      return opened({ page, requests: context, url, frame }, own);
    },
    saved: savedIn(folder),
    close: () => browser.close().finally(() => rmSync(folder, { recursive: true, force: true })),
  };
}

/**
 * What Firefox is to be set to.
 *
 * @param {string} folder for what is saved
 * @param {Start} start
 */
function preferences(folder, { scheme = "light", proxy }) {
  return {
    "browser.download.folderList": 2, "browser.download.dir": folder, "browser.download.useDownloadDir": true, "browser.download.always_ask_before_handling_new_types": false,
    "browser.helperApps.neverAsk.saveToDisk": "text/csv,application/json,image/png,image/svg+xml",
    "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1,
    ...(proxy !== undefined && {
      "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": proxy, "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": proxy, "network.proxy.no_proxies_on": "127.0.0.1",
    }),
  };
}

/** @param {Start} [start] @returns {Promise<Browser>} */
async function firefox(start = {}) {
  const { args = [], env, frame } = start;
  const folder = mkdtempSync(join(tmpdir(), "saved-"));
  const { path: executablePath } = browsers.firefox;
  const browser = await (await load("puppeteer-core")).launch({
    browser: "firefox", executablePath, headless: true, args, env: { ...process.env, ...env }, extraPrefsFirefox: preferences(folder, start), defaultViewport: VIEW,
  });
  return {
    async open(url) {
      const page = await browser.newPage();
      const own = (/** @type {any} */ inside) => ({
        upload: async (/** @type {string} */ selector, /** @type {string[]} */ paths) => (await inside.$(selector)).uploadFile(...paths),
        resize: (/** @type {number} */ width, /** @type {number} */ height) => page.setViewport({ width, height }),
        close: () => page.close(),
      });
      return opened({ page, requests: page, url, frame }, own);
    },
    saved: savedIn(folder),
    close: () => browser.close().finally(() => rmSync(folder, { recursive: true, force: true })),
  };
}

/**
 * What the two libraries do alike.
 *
 * @param {{ page: any, requests: any, url: string, frame?: boolean }} what `requests` tells of each
 * @param {(inside: any) => Pick<Page, "upload" | "resize" | "close">} own what one of them does its own way
 * @returns {Promise<Page>}
 */
async function opened({ page, requests, url, frame }, own) {
  const [asked, problems] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
  requests.on("request", (/** @type {any} */ request) => asked.push(request.url()));
  page.on("console", (/** @type {any} */ message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (/** @type {unknown} */ error) => problems.push(String(error)));
  await page.goto(url, { waitUntil: "domcontentloaded" });
  const inside = frame ? await until(() => page.frames()[1]) : page.mainFrame();
  const { mouse, keyboard } = page;
  return {
    ...own(inside), asked, problems,
    evaluate: (code) => inside.evaluate(code), outside: (code) => page.evaluate(code), click: (selector) => inside.click(selector),
    hover: (x, y) => mouse.move(x, y),
    drag: async ([x, y], [toX, toY]) => (await mouse.move(x, y), await mouse.down(), await mouse.move(toX, toY, { steps: 8 }), await mouse.up()),
    async press(key) {
      const [last, ...held] = key.split("+").reverse();
      for (const other of held) await keyboard.down(other);
      await keyboard.press(last);
      for (const other of held) await keyboard.up(other);
    },
    screenshot: async (path) => void (await page.screenshot({ path })),
  };
}

/** Waits for a saved file. @param {string} folder */
const savedIn = (folder) => async (/** @type {string} */ name) => {
  const path = join(folder, name);
  await until(() => existsSync(path) && !readdirSync(folder).some((file) => file.endsWith(".part") || file.endsWith(".crdownload")));
  return readFileSync(path, "utf8");
};
