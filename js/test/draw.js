import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";

// Charts as their readers get them: valid by Vega-Lite 5's own schema, compiled without a warning, drawn by Vega with
// the interpreter that pages without `unsafe-eval` use.

const require = createRequire(import.meta.url);
const [vega, vegaLite, { expressionInterpreter }] = ["vega", "vega-lite", "vega-interpreter"].map((name) => require(name));

const schema = JSON.parse(readFileSync(require.resolve("vega-lite/build/vega-lite-schema.json"), "utf8"));
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/**
 * @typedef {{ text: string, role: string, align: string, left: number, right: number, top: number, bottom: number }} Box a text that is seen, and where in the picture
 * @typedef {{ svg: string, drawn: any[], symbols: any[], texts: string[], boxes: Box[], view: any, vega: any }} Drawing
 */

/**
 * @param {import("../src/charts/types.js").Chart} chart
 * @param {string} [file] where the SVG goes, if CHARTS names a folder
 * @returns {Promise<Drawing>} `drawn`: the data of every mark; `symbols`: of points alone; `texts`: what is written
 */
export async function draw(chart, file) {
  const spec = /** @type {any} */ (JSON.parse(JSON.stringify(chart)));
  assert.deepEqual(spec, chart, "plain JSON, with nothing that JSON loses");
  assert.ok(validate(spec), JSON.stringify(validate.errors?.slice(0, 3)));
  const compiled = compiledQuietly(spec);
  const view = new vega.View(vega.parse(compiled, null, { ast: true }), { renderer: "none", expr: expressionInterpreter, logger: complaining() });
  await view.runAsync();
  const svg = await view.toSVG();
  assert.equal(svg.match(/.{60}(NaN|undefined).{60}/)?.[0], undefined, "no mark without a place");
  if (file && process.env.CHARTS) {
    mkdirSync(process.env.CHARTS, { recursive: true });
    writeFileSync(join(process.env.CHARTS, `${file}.svg`), svg);
    writeFileSync(join(process.env.CHARTS, `${file}.json`), JSON.stringify(chart));
  }
  const items = [...marksIn(view.scenegraph().root)];
  const symbols = items.filter(({ mark }) => mark.marktype === "symbol" && mark.role === "mark").map(({ datum }) => datum);
  return { svg, view, vega: compiled, boxes: [...boxesIn(view.scenegraph().root)], symbols, drawn: items.filter(({ mark }) => mark.marktype !== "text" && mark.marktype !== "group").map(({ datum }) => datum), texts: items.flatMap(({ text }) => text ?? []).map(String) };
}

/** @param {object} spec */
function compiledQuietly(spec) {
  return vegaLite.compile(spec, { logger: complaining() }).spec;
}

/** A logger for which a warning is a failure, except that there is no window here to follow the pointer in. */
function complaining() {
  const fail = (/** @type {any[]} */ ...said) => (/event source: window/.test(said[0]) ? logger : assert.fail(`warned: ${said.join(" ")}`));
  /** @type {any} */
  const logger = { warn: fail, error: fail, info: () => logger, debug: () => logger, level: () => logger };
  return logger;
}

/**
 * @param {any} item
 * @returns {Generator<any>} every drawn item, with its mark
 */
function* marksIn(item) {
  for (const child of item.items ?? []) {
    if (child.items) yield* marksIn(child);
    else yield child;
  }
}

/**
 * @param {any} item
 * @param {number} [x] where it begins
 * @param {number} [y]
 * @returns {Generator<Box>} its texts, lines separated by blanks
 */
function* boxesIn(item, x = 0, y = 0) {
  for (const child of item.items ?? []) {
    if (child.items) yield* boxesIn(child, x + (child.x ?? 0), y + (child.y ?? 0));
    else if (child.text && child.opacity !== 0) {
      const { x1, x2, y1, y2 } = child.bounds;
      yield { text: [child.text].flat().join(" "), role: child.mark.role, align: child.align, left: x + x1, right: x + x2, top: y + y1, bottom: y + y2 };
    }
  }
}
