import { creator } from "./api.js";
import { compile as compileFrom } from "./load.js";

export { createSync } from "./api.js";
export { asElements } from "./elements.js";
export { LogwinnowError } from "./errors.js";
export { rowsOf } from "./table.js";
export { version } from "./version.js";

/** @typedef {import("./types.js").CallOptions} CallOptions */
/** @typedef {import("./types.js").CreateOptions} CreateOptions */
/** @typedef {import("./types.js").TableInput} TableInput */
/** @typedef {import("./types.js").MatrixInput} MatrixInput */
/** @typedef {import("./types.js").AuditInput} AuditInput */
/** @typedef {import("./types.js").Columns} Columns */
/** @typedef {import("./types.js").ColumnValues} ColumnValues */
/** @typedef {import("./types.js").Texts} Texts */
/** @typedef {import("./types.js").LateColumn} LateColumn */
/** @typedef {import("./types.js").WinnowOptions} WinnowOptions */
/** @typedef {import("./types.js").WinnowResult} WinnowResult */
/** @typedef {import("./types.js").Pattern} Pattern */
/** @typedef {import("./types.js").ProcessFeatureOptions} ProcessFeatureOptions */
/** @typedef {import("./types.js").ClusterOptions} ClusterOptions */
/** @typedef {import("./types.js").ClusterResult} ClusterResult */
/** @typedef {import("./types.js").MatrixClusterOptions} MatrixClusterOptions */
/** @typedef {import("./types.js").MatrixClusterResult} MatrixClusterResult */
/** @typedef {import("./types.js").DbscanOptions} DbscanOptions */
/** @typedef {import("./types.js").DbscanResult} DbscanResult */
/** @typedef {import("./types.js").TableResult} TableResult */
/** @typedef {import("./types.js").AuditResult} AuditResult */
/** @typedef {import("./types.js").AuditClusterResult} AuditClusterResult */
/** @typedef {import("./types.js").LogonFact} LogonFact */
/** @typedef {import("./types.js").ForestOptions} ForestOptions */
/** @typedef {import("./types.js").OutlierReason} OutlierReason */
/** @typedef {import("./types.js").ScoreGrid} ScoreGrid */
/** @typedef {import("./types.js").StlOptions} StlOptions */
/** @typedef {import("./types.js").StlResult} StlResult */
/** @typedef {import("./types.js").AnomalyOptions} AnomalyOptions */
/** @typedef {import("./types.js").AnomalyResult} AnomalyResult */
/** @typedef {import("./types.js").TimePeriod} TimePeriod */
/**
 * @template {boolean} [A=true]
 * @typedef {import("./types.js").OutlierResult<A>} OutlierResult
 */
/**
 * @template {boolean} [A=true]
 * @typedef {import("./types.js").Forest<A>} Forest
 */
/** @typedef {import("./types.js").Logwinnow} Logwinnow */
/** @typedef {import("./types.js").LogwinnowSync} LogwinnowSync */
/** @typedef {import("./types.js").ErrorCode} ErrorCode */

// Bundlers look for exactly this form, and carry the files along.
const wasm = () => new URL("./logwinnow.wasm", import.meta.url);
const worker = () => new URL("./worker.js", import.meta.url);

/**
 * Loads the module and starts it: in a web worker where there is a page to keep alive, in this thread otherwise.
 *
 * @type {(options?: import("./types.js").CreateOptions) => Promise<import("./types.js").Logwinnow>}
 */
export const create = creator({ wasm, worker });

/**
 * Compiles the module without starting it, for `createSync` and to share it among several `create({ wasm })`.
 *
 * @param {import("./load.js").WasmSource} [source] the package's own without
 * @returns {Promise<WebAssembly.Module>}
 */
export const compile = (source = wasm()) => compileFrom(source);
