// Pictures of every view, light and dark, wide and small, to look at: build/screens/ at the project's root, kept out of git.
//   node build/screens.mjs [VIEW]
//   node build/screens.mjs --readme      the picture of the README: docs/page.png
import { copyFileSync, mkdirSync } from "node:fs";
import { browsers, pause, until } from "../../../scripts/browsers.mjs";
import { servePage } from "../../../scripts/serve-page.mjs";
import { SHOWN } from "./shown.mjs";

const folder = new URL("../../../build/screens/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

const readme = process.argv[2] === "--readme";
const wanted = readme ? "patterns" : process.argv[2];
const server = await servePage();
const schemes = { light: await browsers.chromium.launch({ frame: true }), dark: await browsers.chromium.launch({ frame: true, scheme: "dark" }) };
try {
  for (const [view, sample] of SHOWN) {
    if (wanted && wanted !== view) continue;
    for (const [scheme, browser] of Object.entries(schemes)) {
      const page = await browser.open(`${server.origin}/#view=${view}&sample=${sample}`);
      await page.resize(...(readme ? [1120, 600] : [1280, 860]));
      await until(() => page.evaluate(`document.querySelectorAll("canvas, .row").length > 0 && !document.querySelector(".work:not([hidden])")`)).catch(() => console.log(`${view}: nothing drawn`));
      if (view === "patterns") await page.evaluate(`document.querySelector(".row").click()`);
      await pause(700);
      await page.screenshot(`${folder}${view}-${scheme}.png`);
      const problem = await page.evaluate(`document.querySelector(".problem").textContent`);
      if (problem || page.problems.length) console.log(view, scheme, problem, page.problems);
      if (scheme === "light") {
        await page.resize(400, 800);
        await pause(400);
        await page.screenshot(`${folder}${view}-small.png`);
      }
      await page.close();
    }
    console.log(view);
  }
} finally {
  for (const browser of Object.values(schemes)) await browser.close();
  server.close();
}
if (readme) copyFileSync(`${folder}patterns-light.png`, new URL("../../../docs/page.png", import.meta.url));
