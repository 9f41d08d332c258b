/** A log and the worker that has it: the page asks, the worker answers. */
export class Log {
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void, wishes: Wishes }>} */
  #waiting = new Map();
  #lastId = 0;
  #worker;
  /** Answers that are kept while the log stays. @type {Map<string, Promise<any>>} */
  #kept = new Map();
  /** Why nothing is answered any more. @type {Error | undefined} */
  #ended;
  /** What was chosen in each view. @type {Map<string, any>} */
  #chosen = new Map();
  /** What `read` answered. @type {any} */
  outline;
  /** What the worker's patterns were found with: ../views/patterns.js. @type {string | undefined} */
  ranked;
  /** Is called where the worker dies. @type {((error: Error) => void) | undefined} */
  onDeath;

  /** @typedef {{ signal?: AbortSignal, onProgress?: (progress: any) => void, onPart?: (part: any) => void }} Wishes */

  constructor() {
    this.#worker = new Worker((script ??= scriptPlace()), { name: "log" });
    this.#worker.onmessage = ({ data }) => this.#heard(data);
    this.#worker.onerror = (event) => this.#died(event.message || "perhaps it ran out of memory");
  }

  /**
   * Reads files. To cancel ends the worker: a parser cannot be asked to stop.
   *
   * @param {File[]} files
   * @param {Wishes} wishes
   * @returns {Promise<Log>}
   */
  static async open(files, { signal, onProgress }) {
    const log = new Log();
    signal?.addEventListener("abort", () => log.close(new Cancelled()), { once: true });
    try {
      log.outline = await log.ask("read", { files: files.map((file) => ({ name: file.name, blob: file })) }, { onProgress });
      return log;
    } catch (error) {
      log.close();
      throw error;
    }
  }

  /**
   * @param {string} job
   * @param {object} [args]
   * @param {Wishes} [wishes]
   * @returns {Promise<any>}
   */
  ask(job, args = {}, wishes = {}) {
    const id = ++this.#lastId;
    const { signal } = wishes;
    if (signal?.aborted) return Promise.reject(new Cancelled());
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, wishes });
      this.#worker.postMessage({ id, job, args });
      signal?.addEventListener("abort", () => {
        this.#worker.postMessage({ cancel: id });
        this.#take(id)?.reject(new Cancelled());
      }, { once: true });
    });
  }

  /**
   * The same answer for the same question, as long as the log is here.
   *
   * @template T
   * @param {string} key
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  keep(key, make) {
    const known = this.#kept.get(key);
    // A view that was left may have ended the work that another waits for.
    if (known) return known.catch((error) => (error instanceof Cancelled ? this.keep(key, make) : Promise.reject(error)));
    const made = make();
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    return made;
  }

  /**
   * What is chosen in a view, to be changed in place: kept as long as the log is open, and nowhere else.
   *
   * @template T
   * @param {string} view
   * @param {() => T} usual what it begins with
   * @returns {T}
   */
  chosen(view, usual) {
    if (!this.#chosen.has(view)) this.#chosen.set(view, usual());
    return this.#chosen.get(view);
  }

  /** @param {string} why */
  #died(why) {
    const error = new Error(`the worker that had the log stopped (${why}). Open the log again, or a smaller part of it.`);
    this.close(error);
    this.onDeath?.(error);
  }

  /** @param {Error} [error] what the questions under way are answered with, and all later ones */
  close(error = new Cancelled()) {
    this.#ended ??= error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  /** @param {any} message */
  #heard({ id, progress, part, answer, error }) {
    const wishes = this.#waiting.get(id)?.wishes;
    if (progress) wishes?.onProgress?.(progress);
    else if (part) wishes?.onPart?.(part);
    else if (error) this.#take(id)?.reject(error.code === "cancelled" ? new Cancelled() : Object.assign(new Error(error.message), error));
    else this.#take(id)?.resolve(answer);
  }

  /** @param {number} id */
  #take(id) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

/** Where the worker's script is, once it was made. @type {string | undefined} */
let script;

/** The script is a block of text in the page. */
function scriptPlace() {
  const source = document.getElementById("worker")?.textContent ?? "";
  return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
}

/** Somebody pressed Cancel: nothing to be told. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
  }
}
