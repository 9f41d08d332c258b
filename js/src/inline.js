// For hosts that lose assets: the module and the worker's script are inside this file. The build fills in both.
import wasmGzip from "inline:wasm";
import workerSource from "inline:worker";
import { creator } from "./api.js";
import { compile as compileFrom } from "./load.js";

export { createSync } from "./api.js";
export { asElements } from "./elements.js";
export { LogwinnowError } from "./errors.js";
export { rowsOf } from "./table.js";
export { version } from "./version.js";

/** The module's bytes. */
function wasm() {
  const packed = Uint8Array.from(atob(wasmGzip), (char) => char.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

const worker = () => new URL(URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" })));

/** As in index.js. */
export const create = creator({ wasm, worker });

/** @param {import("./load.js").WasmSource} [source] */
export const compile = (source = wasm()) => compileFrom(source);
