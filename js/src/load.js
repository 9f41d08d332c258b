import { LogwinnowError, shown } from "./errors.js";

/**
 * Where the module comes from. A Response (or a promise of one) is read once; bytes and a Module are used as they are.
 *
 * @typedef {string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module} WasmPlace
 * @typedef {WasmPlace | PromiseLike<WasmPlace>} WasmSource
 */

/**
 * Compiles the module. Nothing is remembered, so that a failed start may simply be tried again.
 *
 * @param {WasmSource} source
 * @returns {Promise<WebAssembly.Module>} share it: every instance and worker can start from it
 * @throws {LogwinnowError} `load`, which tells what was tried
 */
export async function compile(source) {
  try {
    const place = await source;
    if (place instanceof WebAssembly.Module) return place;
    if (place instanceof ArrayBuffer || ArrayBuffer.isView(place)) return await compileBytes(place);
    if (typeof Response === "function" && place instanceof Response) return await compileResponse(place);
    if (typeof place === "string" || place instanceof URL) return await compileUrl(new URL(place, base()));
    throw new LogwinnowError("type", `wasm must be a URL, a Response, bytes or a WebAssembly.Module, got ${shown(place)}`);
  } catch (error) {
    if (error instanceof LogwinnowError) throw error;
    throw failed(String(/** @type {Error} */ (error)?.message ?? error), error);
  }
}

/** @param {URL} url */
async function compileUrl(url) {
  // A literal import of node:fs would break bundling for the web, and fetch in Node does not read files.
  const files = url.protocol === "file:" && globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (files) return compileBytes(await files.readFile(url));
  return compileResponse(await fetch(url).catch((error) => {
    throw failed(`${url.href} could not be fetched (${error.message})`, error);
  }));
}

/** @param {Response} response */
async function compileResponse(response) {
  if (!response.ok) throw failed(`${response.url} answered ${response.status}`);
  if (response.headers.get("content-type")?.split(";")[0].trim().toLowerCase() === "application/wasm") {
    // Some pages replace fetch or Response, and then streaming fails where bytes would do.
    const copy = response.clone();
    const module = await WebAssembly.compileStreaming(response).catch(() => null);
    if (module) return module;
    response = copy;
  }
  return compileBytes(await response.arrayBuffer(), response.url);
}

/**
 * @param {ArrayBuffer | ArrayBufferView} bytes
 * @param {string} [from]
 */
function compileBytes(bytes, from = "the bytes") {
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  if (String(view.subarray(0, 4)) !== "0,97,115,109") {
    // The usual cause is a server that answers every unknown path with its HTML page.
    throw failed(`${from || "the response"} is not WebAssembly`);
  }
  return WebAssembly.compile(/** @type {BufferSource} */ (view));
}

/** @returns {string | undefined} what relative URLs are relative to: the page, where there is one */
function base() {
  return globalThis.document?.baseURI ?? globalThis.location?.href;
}

/**
 * @param {string} why
 * @param {unknown} [cause]
 */
function failed(why, cause) {
  const hint = 'pass create({ wasm }) a URL, bytes or a WebAssembly.Module, or import "logwinnow/inline"';
  return new LogwinnowError("load", `logwinnow.wasm could not be loaded: ${why}; ${hint}`, { cause });
}
