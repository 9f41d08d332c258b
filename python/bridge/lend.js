/**
 * Python's memory, lent to the package for one call: what the module reads are views of Python's own buffers, which it
 * takes into its memory in one crossing.
 *
 * A lent buffer stays at its address, but when Python's memory grows, every view there is loses its bytes. So a view is
 * made when it is read, and growing is waited out: first all buffers are taken, which runs Python, and then all views
 * are had, which does not.
 */
export class Lender {
  /** @type {{ release(): void }[]} */
  #held = [];
  /** @type {any} a Python buffer, to ask where its memory is now */
  #some;
  /** @type {ArrayBufferLike} Python's memory as it was last seen; of length 0 when it has grown since */
  #memory = new ArrayBuffer(0);

  /**
   * @param {any} buffer of Python: contiguous, in the machine's byte order
   * @returns {() => Float64Array | Int32Array | Uint8Array} its view, good until Python runs again
   */
  take(buffer) {
    const taken = buffer.getBuffer();
    this.#held.push(taken);
    const { data } = taken;
    const { byteOffset, length, constructor: Type } = data;
    if (length === 0) return () => data; // of no memory
    this.#some ??= buffer.copy();
    this.#memory = data.buffer;
    return () => new Type(this.#now(), byteOffset, length);
  }

  #now() {
    if (this.#memory.byteLength === 0) {
      const taken = this.#some.getBuffer();
      this.#memory = taken.data.buffer;
      taken.release();
    }
    return this.#memory;
  }

  /** Gives everything back. */
  end() {
    for (const taken of this.#held) taken.release();
    this.#some?.destroy();
  }
}
