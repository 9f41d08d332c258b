import { execFileSync } from "node:child_process";

/**
 * The two browsers through one small door: they are the system's own, driven without a download.
 *
 * @typedef {object} Page
 * @property {(code: string) => Promise<any>} evaluate the value of an expression in the page; promises are awaited
 * @property {string[]} requests every address that the page or its workers asked for
 * @typedef {{ open: (url: string) => Promise<Page>, close: () => Promise<void> }} Browser
 */

/** @param {string} program */
function located(program) {
  try {
    return execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** @type {Record<string, { path: string, launch: () => Promise<Browser> }>} */
export const browsers = {
  chromium: { path: located("chromium"), launch: chromium },
  firefox: { path: located("firefox-esr"), launch: firefox },
};

/** @returns {Promise<Browser>} */
async function chromium() {
  const { chromium } = await import("playwright-core");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: browsers.chromium.path, args });
  return {
    async open(url) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const requests = /** @type {string[]} */ ([]);
      context.on("request", (request) => requests.push(request.url()));
      await page.goto(url);
      return { evaluate: (code) => page.evaluate(code), requests };
    },
    close: () => browser.close(),
  };
}

/** @returns {Promise<Browser>} */
async function firefox() {
  const { launch } = await import("puppeteer-core");
  const browser = await launch({ browser: "firefox", executablePath: browsers.firefox.path, headless: true });
  return {
    async open(url) {
      const page = await browser.newPage();
      const requests = /** @type {string[]} */ ([]);
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(url);
      return { evaluate: (code) => page.evaluate(code), requests };
    },
    close: () => browser.close(),
  };
}
