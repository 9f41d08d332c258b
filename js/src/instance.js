import { goRuntime } from "../dist/wasm_exec.js";
import { LogwinnowError } from "./errors.js";

/**
 * What the module answers when an operation is done: one JSON document, and the long vectors that belong into it
 * at the paths that are their keys.
 *
 * @typedef {{ bytes: Uint8Array, offsets: Int32Array }} Texts UTF-8 and n+1 byte positions
 * @typedef {Float64Array | Int32Array | Uint8Array | Texts | { raw: Uint8Array }} Vector Uint8Array: booleans; raw: bytes
 * @typedef {{ json: Uint8Array, arrays: Record<string, Vector> }} Answer
 * @typedef {{ done: number, total: number }} Progress
 * @typedef {{ columns: { name: string, kind: "text" | "number" | "time" }[] }} Need
 */

/** One running Go program. Once dead it stays dead; its owner makes another from the same Module. */
export class Instance {
  /** @type {string | null} why it died */
  #dead = null;
  #lastWords = "";
  /** @type {any} the four functions that Go offers */
  #bridge;
  /** @type {WebAssembly.Memory | undefined} */
  #memory;

  /**
   * Starts at once, as WebAssembly.Instance does.
   *
   * @param {WebAssembly.Module} module
   */
  static now(module) {
    const self = new Instance();
    const go = self.#host();
    return self.#boot(go, new WebAssembly.Instance(module, go.importObject));
  }

  /**
   * Starts without holding up the page.
   *
   * @param {WebAssembly.Module} module
   */
  static async soon(module) {
    const self = new Instance();
    const go = self.#host();
    return self.#boot(go, await WebAssembly.instantiate(module, go.importObject));
  }

  get dead() {
    return this.#dead !== null;
  }

  /** Bytes of memory it holds; they never shrink. */
  get size() {
    return this.#memory?.buffer.byteLength ?? 0;
  }

  /**
   * @param {string} op
   * @param {string} options JSON
   * @returns {Need} which columns the operation wants, as what
   */
  plan(op, options) {
    return JSON.parse(new TextDecoder().decode(this.#call("plan", op, options).json));
  }

  /**
   * Runs one operation, yielding its progress after each step. Leaving early stops the work in the module.
   *
   * @param {string} op
   * @param {string} options JSON
   * @param {ArrayBufferView[]} arrays
   * @returns {Generator<Progress, Answer, void>}
   */
  *run(op, options, arrays) {
    this.#call("start", op, options, arrays);
    let over = false;
    try {
      for (;;) {
        over = true; // a step that throws has ended the job by itself
        const step = this.#call("step");
        if (step.json) return step;
        over = false;
        yield step;
      }
    } finally {
      if (!over) this.#call("stop");
    }
  }

  /** Everything that Go may see of the outside: no network, no files, no page. Nothing is put on globalThis. */
  #host() {
    const { Object, Array, Uint8Array, Int32Array, Float64Array, Error, crypto, performance, TextEncoder, TextDecoder } = globalThis;
    const decoder = new TextDecoder();
    const say = (/** @type {number} */ _fd, /** @type {Uint8Array} */ bytes) => {
      this.#lastWords = (this.#lastWords + decoder.decode(bytes)).slice(0, 4000);
      return bytes.length;
    };
    const absent = -1;
    const constants = { O_WRONLY: absent, O_RDWR: absent, O_CREAT: absent, O_TRUNC: absent, O_APPEND: absent, O_EXCL: absent, O_DIRECTORY: absent };
    /** @type {any} */
    const scope = { Object, Array, Uint8Array, Int32Array, Float64Array, Error, crypto, performance, TextEncoder, TextDecoder, fs: { constants, writeSync: say } };
    const go = new (goRuntime(scope))();
    go.exit = (/** @type {number} */ code) => (this.#dead ??= this.#lastWords.split("\n")[0] || `it ended with code ${code}`);
    go.scope = scope;
    // Memory of an instance never shrinks. Most of what lives in it is long columns without pointers, which Go's
    // collector passes over, so that collecting twice as often as usual costs nothing that was measurable.
    go.env = { GOGC: "50" };
    return go;
  }

  /**
   * @param {any} go
   * @param {WebAssembly.Instance} wasm
   */
  #boot(go, wasm) {
    this.#memory = /** @type {WebAssembly.Memory} */ (wasm.exports.mem);
    let failure;
    // main runs inside this call until it blocks for ever; the promise ends only when the program does.
    go.run(wasm).catch((/** @type {unknown} */ error) => (failure = error));
    this.#bridge = go.scope.logwinnow;
    if (!this.#bridge || this.#dead !== null) {
      throw new LogwinnowError("load", `the module did not start: ${this.#dead ?? "it is not logwinnow.wasm"}`, { cause: failure });
    }
    return this;
  }

  /**
   * @param {"plan" | "start" | "step" | "stop"} name
   * @param {...unknown} args
   */
  #call(name, ...args) {
    let answer, cause;
    if (this.#dead === null) {
      try {
        answer = this.#bridge[name](...args);
      } catch (error) {
        // Whatever is thrown through Go's frames (a full stack, say) leaves them in disorder.
        this.#dead ??= String(error);
        cause = error;
      }
    }
    if (this.#dead !== null) {
      const advice = "the next call starts on a new instance";
      throw new LogwinnowError("crashed", `the wasm instance died (${this.#dead}); ${advice}`, { cause });
    }
    if (answer?.error) throw new LogwinnowError(answer.error.code, answer.error.message);
    return answer;
  }
}
