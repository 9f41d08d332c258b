import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * The system's two browsers through one small door, all their traffic beyond loopback sent to a proxy.
 *
 * @typedef {object} Page
 * @property {(code: string) => Promise<any>} evaluate
 * @property {(selector: string) => Promise<void>} click
 * @property {(key: string) => Promise<void>} press one key, or `Shift+Enter`
 * @property {(file: string) => Promise<void>} screenshot of the whole page
 * @property {string[]} asked every address that the page asked for
 */
const require = createRequire(new URL("../../js/package.json", import.meta.url));
const load = (/** @type {string} */ name) => import(pathToFileURL(require.resolve(name)).href);
const VIEW = { width: 1200, height: 1500 };

/** @param {string} program */
function located(program) {
  try {
    return execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** @type {Record<string, { path: string, launch: (proxy: number) => Promise<{ open: (url: string) => Promise<any>, close: () => Promise<void> }> }>} */
export const browsers = {
  chromium: { path: located("chromium"), launch: chromium },
  firefox: { path: located("firefox-esr"), launch: firefox },
};

/** @param {number} proxy port */
async function chromium(proxy) {
  const { chromium: engine } = (await load("playwright-core")).default;
  const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await engine.launch({ executablePath: browsers.chromium.path, args: [...quiet, `--proxy-server=http://127.0.0.1:${proxy}`] });
  return {
    async open(/** @type {string} */ url) {
      const context = await browser.newContext({ viewport: VIEW });
      const page = await context.newPage();
      const asked = /** @type {string[]} */ ([]);
      context.on("request", (/** @type {any} */ request) => asked.push(request.url()));
      await page.goto(url, { waitUntil: "domcontentloaded" });
      return faced(page, asked, () => context.close());
    },
    close: () => browser.close(),
  };
}

/** @param {number} proxy port */
async function firefox(proxy) {
  const { default: puppeteer } = await load("puppeteer-core");
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: browsers.firefox.path, headless: true, defaultViewport: VIEW,
    extraPrefsFirefox: {
      "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": proxy, "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": proxy, "network.proxy.no_proxies_on": "127.0.0.1",
    },
  });
  return {
    async open(/** @type {string} */ url) {
      const page = await browser.newPage();
      const asked = /** @type {string[]} */ ([]);
      page.on("request", (/** @type {any} */ request) => asked.push(request.url()));
      await page.goto(url, { waitUntil: "domcontentloaded" });
      return faced(page, asked, () => page.close());
    },
    close: () => browser.close(),
  };
}

/**
 * @param {any} page of either library
 * @param {string[]} asked
 * @param {() => Promise<void>} close
 */
const faced = (page, asked, close) => ({
  asked, close,
  evaluate: (/** @type {string} */ code) => page.evaluate(code),
  click: (/** @type {string} */ selector) => page.click(selector),
  async press(/** @type {string} */ key) {
    const [last, ...held] = key.split("+").reverse();
    for (const other of held) await page.keyboard.down(other);
    await page.keyboard.press(last);
    for (const other of held) await page.keyboard.up(other);
  },
  screenshot: (/** @type {string} */ path) => page.screenshot({ path }),
});
