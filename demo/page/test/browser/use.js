import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe } from "node:test";
import { servePage } from "../../../../scripts/serve-page.mjs";
import { browsers, pause, until } from "../../../../scripts/browsers.mjs";

/** The page as people use it, in real browsers: one page is used throughout a file of tests, as one would. */

export const sample = (/** @type {string} */ name) => readFileSync(new URL(`../../../../testdata/samples/${name}`, import.meta.url));
/** A log of the folder that lies beside the project, where there is one. */
export const shared = (/** @type {string} */ name) => new URL(`../../../../../shared/data/${name}`, import.meta.url);

/** What a user does and sees. */
export class Use {
  /** @type {import("../../../../scripts/browsers.mjs").Browser} */
  browser;
  /** @type {import("../../../../scripts/browsers.mjs").Page} */
  page;
  /** @type {any} */
  server;
  /** Starts another browser of the kind. @type {(start?: import("../../../../scripts/browsers.mjs").Start) => Promise<import("../../../../scripts/browsers.mjs").Browser>} */
  launch;

  /** An expression in the frame. @param {string} code */
  $ = (code) => this.page.evaluate(`(() => { const q = (s) => document.querySelector(s), all = (s) => [...document.querySelectorAll(s)]; const r = (${code}); return r instanceof Node ? true : r; })()`);
  text = (/** @type {string} */ selector) => this.$(`q(${JSON.stringify(selector)})?.textContent ?? ""`);
  click = (/** @type {string} */ selector) => this.$(`(q(${JSON.stringify(selector)}).click(), 0)`);
  press = (/** @type {string} */ words) => this.$(`(all("button").filter((b) => b.textContent === ${JSON.stringify(words)}).at(-1).click(), 0)`);
  key = (/** @type {string} */ name, /** @type {string} */ on) => this.$(`(q(${JSON.stringify(on)}).dispatchEvent(new KeyboardEvent("keydown", { key: ${JSON.stringify(name)}, bubbles: true })), 0)`);
  type = (/** @type {string} */ words) => this.$(`(q("input[type=search]").value = ${JSON.stringify(words)}, q("input[type=search]").dispatchEvent(new Event("input")), 0)`);
  slide = (/** @type {string} */ control, /** @type {number} */ to) => this.$(`(q("[data-control=${control}]").value = ${to}, q("[data-control=${control}]").dispatchEvent(new Event("input")), 0)`);
  idle = () => until(() => this.$(`!q(".work:not([hidden])")`));
  problem = () => this.text(".problem");
  firstPattern = () => this.text(".row .mono");

  calm = async () => {
    await this.idle();
    await pause(300); // what waits for a pause begins
    await this.idle();
  };

  /** Drops files on the page. @param {Record<string, any>} files */
  drop = (files) => {
    const packed = Object.entries(files).map(([file, content]) => [file, Buffer.from(content).toString("base64")]);
    return this.page.evaluate(`(() => { const data = new DataTransfer(); for (const [name, packed] of ${JSON.stringify(packed)}) data.items.add(new File([Uint8Array.from(atob(packed), (c) => c.charCodeAt(0))], name)); document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); return 0; })()`);
  };

  /**
   * Drops a file and waits until something of it is shown.
   *
   * @param {string} file
   * @param {any} content
   */
  dropped = async (file, content) => {
    await this.drop({ [file]: content });
    await until(async () => (await this.text("#about")).startsWith(file));
    await until(() => this.$(`all(".row").length > 0 || all(".chart canvas").length > 0`));
    await this.idle();
  };

  /**
   * Selects text, as a mouse does, which takes the keyboard along.
   *
   * @param {string} from selector
   * @param {string} [to]
   */
  mark = async (from, to = from) => {
    await this.page.click("h1"); // Firefox copies out of the field that had the mouse last
    const texts = "(s) => { const walker = document.createTreeWalker(q(s), NodeFilter.SHOW_TEXT), found = []; while (walker.nextNode()) found.push(walker.currentNode); return found; }";
    await this.$(`((texts) => getSelection().setBaseAndExtent(texts(${JSON.stringify(from)})[0], 0, texts(${JSON.stringify(to)}).at(-1), texts(${JSON.stringify(to)}).at(-1).length))(${texts})`);
  };

  /**
   * What the keys of copying put on the clipboard, as those of pasting bring it back.
   *
   * @param {() => Promise<any>} choose selects what is copied
   * @returns {Promise<string>}
   */
  copied = async (choose) => {
    await this.$(`(globalThis.pasted = globalThis.copying = undefined, document.addEventListener("copy", () => { globalThis.copying = true; }, { once: true }), q("input[type=search]").addEventListener("paste", (event) => { event.preventDefault(); globalThis.pasted = event.clipboardData.getData("text/plain"); }, { once: true }), 0)`);
    await choose();
    await this.page.press("Control+c");
    await until(() => this.$("globalThis.copying"));
    await this.page.click("input[type=search]");
    await this.page.press("Control+v");
    return until(() => this.$("globalThis.pasted"));
  };

  /**
   * What the frame hands to the shell to be saved under a name, where a file of that name was saved before.
   *
   * @param {string} file
   * @param {() => Promise<any>} act
   * @returns {Promise<string>}
   */
  handedOver = async (file, act) => {
    await this.page.outside(`(globalThis.handed = undefined, addEventListener("message", async ({ data }) => { if (data?.name === ${JSON.stringify(file)}) globalThis.handed = await data.blob.text(); }), 0)`);
    await act();
    return until(() => this.page.outside("globalThis.handed ?? ''"));
  };

  /** @param {string} which */
  view = async (which) => {
    await this.click(`#tab-${which}`);
    await until(() => this.$(which === "patterns" ? `all(".row").length > 0` : `all(".chart canvas").length > 0 || q(".problem").textContent || q("main h3")`));
    await this.calm();
  };
}

/**
 * The same tests in every browser that is here.
 *
 * @param {(use: Use) => void} define
 */
export function inEachBrowser(define) {
  for (const [name, { path, launch }] of Object.entries(browsers)) {
    describe(name, { skip: path ? false : `${name} is not installed`, timeout: 400000 }, () => {
      const use = new Use();
      before(async () => {
        use.launch = launch;
        use.browser = await launch({ frame: true });
        use.server = await servePage();
        use.page = await use.browser.open(`${use.server.origin}/`);
        await use.page.resize(1280, 900);
        await until(() => use.$(`document.querySelector(".greeting")`));
      });
      after(async () => {
        await use.browser?.close();
        use.server?.close();
      });
      define(use);
    });
  }
}

/** @param {Use} use */
export function nothingAsked({ server, page }) {
  assert.deepEqual([...new Set(server.asked)].filter((url) => url !== "/favicon.ico"), ["/"]);
  assert.deepEqual(page.problems.filter((said) => !said.includes("favicon.ico")), []);
}
