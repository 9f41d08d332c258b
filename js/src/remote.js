import { LogwinnowError, cancelled } from "./errors.js";

/**
 * @typedef {object} Waiting
 * @property {(answer: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {((progress: any) => void)} [onProgress]
 */

/** The page's end of worker.js: the same two functions as Engine, carried out in a web worker. */
export class Remote {
  /** Calls under way, counted by whoever makes them. */
  calls = 0;
  #module;
  #maxMemory;
  #script;
  /** @type {Promise<Worker> | undefined} */
  #worker;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;

  /**
   * @param {WebAssembly.Module} module
   * @param {number} maxMemory bytes
   * @param {URL} script the worker's script
   */
  constructor(module, maxMemory, script) {
    this.#module = module;
    this.#maxMemory = maxMemory;
    this.#script = script;
  }

  /** Starts the worker, or a new one where the last was lost. */
  ready() {
    this.#worker ??= this.#start().catch((error) => {
      this.#worker = undefined;
      throw error;
    });
    return this.#worker;
  }

  /**
   * @param {string} op
   * @param {string} options
   * @returns {Promise<import("./instance.js").Need>}
   */
  async plan(op, options) {
    return this.#ask(await this.ready(), { plan: { op, options } });
  }

  /**
   * @param {string} op
   * @param {string} options
   * @param {import("./engine.js").Cargo} cargo
   * @param {import("./engine.js").CallOptions} [wishes]
   * @returns {Promise<import("./instance.js").Answer>}
   */
  async run(op, options, { arrays, transfer }, { signal, onProgress } = {}) {
    const worker = await this.ready();
    if (signal?.aborted) throw cancelled(signal);
    const id = this.#lastId + 1;
    const stop = () => {
      // The caller hears at once; the worker stops at its next breath and answers a call that nobody waits for.
      worker.postMessage({ cancel: id });
      this.#waiting.get(id)?.reject(cancelled(signal));
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await this.#ask(worker, { run: { op, options, arrays } }, transfer, onProgress);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /** Ends the worker; calls under way reject. */
  free() {
    this.#lose(new LogwinnowError("cancelled", "the worker was freed"));
  }

  /**
   * @param {Worker} worker
   * @param {object} message
   * @param {Transferable[]} [transfer]
   * @param {(progress: any) => void} [onProgress]
   * @returns {Promise<any>}
   */
  async #ask(worker, message, transfer = [], onProgress) {
    const id = ++this.#lastId;
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, onProgress });
        worker.postMessage({ id, ...message }, transfer);
      });
    } finally {
      this.#waiting.delete(id);
    }
  }

  async #start() {
    try {
      return await this.#startFrom(this.#script);
    } catch (error) {
      if (this.#script.protocol === "blob:") throw error;
      // A page may only start scripts of its own origin; one of its own that imports the other is allowed.
      const source = `import ${JSON.stringify(this.#script.href)}`;
      const blob = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      return this.#startFrom(new URL(blob)).finally(() => URL.revokeObjectURL(blob));
    }
  }

  /**
   * @param {URL} script
   * @returns {Promise<Worker>} when its instance stands
   */
  async #startFrom(script) {
    const worker = new Worker(script, { type: "module", name: "logwinnow" });
    worker.onmessage = ({ data: { id, answer, error, progress } }) => {
      const waiting = this.#waiting.get(id);
      if (progress) waiting?.onProgress?.(progress);
      else if (error) waiting?.reject(new LogwinnowError(error.code, error.message));
      else waiting?.resolve(answer);
    };
    const failed = new Promise((_, reject) => {
      worker.onerror = (event) => {
        event.preventDefault?.();
        const why = event.message || "its script could not be loaded";
        reject(new LogwinnowError("load", `the web worker did not start from ${script.href}: ${why}; pass create({ worker: false }) or import "logwinnow/inline"`));
      };
    });
    await Promise.race([failed, this.#ask(worker, { load: this.#module, maxMemory: this.#maxMemory })]).catch((error) => {
      worker.terminate();
      this.#waiting.clear();
      throw error;
    });
    worker.onerror = (event) => this.#lose(new LogwinnowError("crashed", `the web worker died (${event.message}); the next call starts a new one`));
    return worker;
  }

  /** @param {Error} error what the calls under way reject with */
  #lose(error) {
    this.#worker?.then((worker) => worker.terminate(), () => {});
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
  }
}
