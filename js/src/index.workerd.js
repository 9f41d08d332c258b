// Edge workers compile modules at upload and at no other time: the import gives a WebAssembly.Module.
import module from "./logwinnow.wasm";
import { creator } from "./api.js";
import { compile as compileFrom } from "./load.js";

export { createSync } from "./api.js";
export { LogwinnowError } from "./errors.js";
export { rowsOf } from "./table.js";
export { version } from "./version.js";

/** As in index.js; always in this thread. */
export const create = creator({ wasm: () => module });

/** @param {import("./load.js").WasmSource} [source] */
export const compile = (source = module) => compileFrom(source);
