import { cancelled } from "./errors.js";
import { Instance } from "./instance.js";
import { BREATH, pause, now } from "./pause.js";

/**
 * A run's own wishes.
 *
 * @typedef {object} CallOptions
 * @property {AbortSignal} [signal] cancels the call: it rejects with code `cancelled`
 * @property {(progress: import("./instance.js").Progress) => void} [onProgress] hears how far the call is, many times a second
 */

/** @typedef {{ arrays: ArrayBufferView[], transfer: ArrayBuffer[] }} Cargo transfer: the buffers that nobody else holds */

/** The module and its present instance: replaced when it died or has grown too large. Its calls take turns. */
export class Engine {
  /** Calls under way, counted by whoever makes them. */
  calls = 0;
  #module;
  #maxMemory;
  /** @type {Instance | undefined} */
  #instance;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /**
   * @param {WebAssembly.Module} module
   * @param {number} maxMemory bytes
   */
  constructor(module, maxMemory) {
    this.#module = module;
    this.#maxMemory = maxMemory;
  }

  /** For callers that may not wait. */
  now() {
    return (this.#instance = this.#usable() ?? Instance.now(this.#module));
  }

  async ready() {
    return (this.#instance = this.#usable() ?? (await Instance.soon(this.#module)));
  }

  /**
   * @param {string} op
   * @param {string} options
   */
  plan(op, options) {
    return this.#inTurn(async () => (await this.ready()).plan(op, options));
  }

  /**
   * @param {string} op
   * @param {string} options
   * @param {Cargo} cargo
   * @param {CallOptions} [wishes]
   * @returns {Promise<import("./instance.js").Answer>}
   */
  run(op, options, cargo, { signal, onProgress } = {}) {
    return this.#inTurn(async () => {
      if (signal?.aborted) throw cancelled(signal);
      const instance = await this.ready();
      const work = instance.run(op, options, cargo.arrays);
      try {
        for (let last = now(); ; ) {
          const step = work.next();
          if (step.done) return step.value;
          if (now() - last < BREATH) continue;
          onProgress?.(step.value);
          await pause();
          last = now();
          if (signal?.aborted || this.#instance !== instance) throw cancelled(signal);
        }
      } finally {
        work.return(/** @type {any} */ (undefined)); // stops what is not done
      }
    });
  }

  /** Lets go of an instance that died or has grown too large. */
  settle() {
    this.#instance = this.#usable();
  }

  free() {
    this.#instance = undefined;
  }

  #usable() {
    const it = this.#instance;
    return it && !it.dead && it.size <= this.#maxMemory ? it : undefined;
  }

  /**
   * One job at a time: an instance has room for one.
   *
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  #inTurn(task) {
    const mine = this.#turn.then(task);
    this.#turn = mine.catch(() => {}).finally(() => this.settle());
    return mine;
  }
}
