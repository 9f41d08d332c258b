/**
 * An answer as one JSON text and three long arrays, so that a thousand small vectors cross the border in one piece.
 * In the JSON a vector is `{ "$": "i" | "f" | "b" | "t", from, to }`: its stretch of the integers, the floats or the
 * bytes (t: bytes that are booleans). Keys of our own answers never begin with a dollar sign; a chart's `$schema` is a text.
 *
 * @param {any} answer
 */
export function pack(answer) {
  const stores = { i: new Store(Int32Array), f: new Store(Float64Array), b: new Store(Uint8Array) };
  const json = JSON.stringify(answer, (_, value) => {
    if (value instanceof Float64Array) return stores.f.add("f", value);
    if (value instanceof Uint8Array) return stores.b.add("b", value);
    if (ArrayBuffer.isView(value)) return stores.i.add("i", /** @type {any} */ (value));
    if (Array.isArray(value) && value.length > 16 && typeof value[0] === "boolean") return stores.b.add("t", Uint8Array.from(value, Number));
    return value;
  });
  return { json: json ?? "null", ints: stores.i.all(), floats: stores.f.all(), bytes: stores.b.all() };
}

class Store {
  /** @type {any[]} */
  #parts = [];
  #size = 0;
  #type;

  /** @param {any} type of typed array */
  constructor(type) {
    this.#type = type;
  }

  /**
   * @param {string} $
   * @param {any} part
   */
  add($, part) {
    const from = this.#size;
    this.#parts.push(part);
    this.#size += part.length;
    return { $, from, to: this.#size };
  }

  all() {
    if (this.#parts.length === 1) return this.#parts[0];
    const all = new this.#type(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
