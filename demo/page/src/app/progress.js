import { fill, h } from "./dom.js";
import { Cancelled } from "./log.js";

/** How far a long piece of work is, with a button that ends it; and the one place where changes are spoken. */
export class Progress {
  #bar = h("progress", { max: "1", "aria-label": "progress" });
  #label = h("span");
  #cancel = h("button", { type: "button", onClick: () => this.#stop?.abort() }, "Cancel");
  #spoken = h("p.spoken", { role: "status", "aria-live": "polite" });
  #work = h("div.work", { hidden: true }, this.#label, this.#bar, this.#cancel);
  element = h("div.progress", null, this.#work, this.#spoken);
  /** @type {AbortController | undefined} */
  #stop;

  /** @param {string} text for those who do not see the page change */
  say(text) {
    fill(this.#spoken, text);
  }

  /**
   * @template T
   * @param {string} label
   * @param {(wishes: { signal: AbortSignal, onProgress: (progress: any) => void }) => Promise<T>} work
   * @param {AbortSignal} [signal] ends it as well
   * @returns {Promise<T>}
   */
  async during(label, work, signal) {
    if (signal?.aborted) throw new Cancelled();
    this.#stop?.abort(); // one thing at a time
    const stop = (this.#stop = new AbortController());
    signal?.addEventListener("abort", () => stop.abort(), { once: true });
    this.#show(label);
    try {
      return await work({ signal: stop.signal, onProgress: (progress) => this.#stop === stop && this.#move(label, progress) });
    } catch (error) {
      if (error instanceof Cancelled && !signal?.aborted && this.#stop === stop) this.say("cancelled");
      throw error;
    } finally {
      if (this.#stop === stop) {
        this.#work.hidden = true;
        this.#stop = undefined; // what is done is not ended any more
      }
    }
  }

  /** @param {string} label */
  #show(label) {
    fill(this.#label, label);
    this.#bar.removeAttribute("value");
    this.#work.hidden = false;
    this.say(label);
  }

  /**
   * @param {string} label
   * @param {{ stage?: string, done: number, total: number }} progress
   */
  #move(label, { stage = "", done, total }) {
    fill(this.#label, `${label}: ${stage}`);
    if (total > 0) this.#bar.value = Math.min(1, done / total);
  }
}
