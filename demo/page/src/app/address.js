/** The address of the page, which the shell around this frame writes: a view's name and some numbers. */
export class Address {
  #view = "";
  /** @type {Record<string, number>} */
  #numbers = {};

  /**
   * @param {(start: { view: string, numbers: Record<string, number>, licences: string }) => void} onStart
   * @param {() => void} onChange the user changed the address
   */
  start(onStart, onChange) {
    addEventListener("message", ({ source, data }) => {
      if (source !== parent || !data?.numbers) return;
      const moved = data.view !== this.#view;
      this.#view = data.view;
      this.#numbers = data.numbers;
      if (data.kind === "start") onStart(data);
      else if (moved) onChange();
    });
    parent.postMessage({ kind: "ready" }, "*");
  }

  get view() {
    return this.#view;
  }

  set view(name) {
    if (name === this.#view) return;
    this.#view = name;
    this.#post();
  }

  /**
   * @param {string} name
   * @param {number} otherwise
   */
  number(name, otherwise) {
    return this.#numbers[name] ?? otherwise;
  }

  /** Forgets the numbers: they were another log's. */
  clear() {
    this.#numbers = {};
    this.#post();
  }

  /**
   * @param {string} name
   * @param {number | undefined} number
   */
  set(name, number) {
    if (this.#numbers[name] === number) return;
    const { [name]: _, ...rest } = this.#numbers;
    this.#numbers = number === undefined ? rest : { ...rest, [name]: number };
    this.#post();
  }

  #post() {
    parent.postMessage({ kind: "address", view: this.#view, numbers: this.#numbers }, "*");
  }
}
