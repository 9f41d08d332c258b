import * as charts from "logwinnow/charts";
import { createSync, rowsOf } from "logwinnow";
import { countBy } from "../../lib/countby.js";
import { parseCsv } from "../../lib/csv.js";
import { show, showTable } from "./show.js";

/**
 * What a notebook in JupyterLite's JavaScript kernel (0.3) begins with. That kernel evaluates each cell in a worker and
 * awaits nothing: everything here answers at once, by synchronous requests to the site's own files.
 *
 * @param {string} files the folder of the site's files, with a slash at the end
 */
globalThis.startLogwinnow = (files) => {
  const lw = createSync(new WebAssembly.Module(read(`${files}pkg/logwinnow.wasm`, "arraybuffer")));
  const readCsv = (/** @type {string} */ path) => parseCsv(read(files + path, "text"));
  return { lw, charts, rowsOf, countBy, readCsv, show, showTable };
};

/**
 * @param {string} url
 * @param {"text" | "arraybuffer"} type
 */
function read(url, type) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = type;
  request.send();
  if (request.status !== 200) throw new Error(`${url} answered ${request.status}`);
  return request.response;
}
