import { LogwinnowError } from "./errors.js";
import { showing } from "./showing.js";

/**
 * A fitted isolation forest. It is bytes that the host holds; the module keeps nothing between calls.
 *
 * @typedef {{ forest: Uint8Array, threshold: number, trees: number, samples: number, features: number, featureColumns: string[], textColumns?: string[] }} Facts textColumns: features that are rarities of texts
 */
export class Forest {
  #bytes;
  #ask;

  /**
   * @param {Facts} facts what the module told of it
   * @param {Record<string, (...args: any[]) => any>} ask the functions that ask the module about a forest
   */
  constructor({ forest, threshold, trees, samples, features, featureColumns, textColumns = [] }, ask) {
    this.#bytes = /** @type {Uint8Array | undefined} */ (forest);
    this.#ask = ask;
    this.threshold = threshold;
    this.trees = trees;
    this.samples = samples;
    this.features = features;
    this.featureColumns = featureColumns;
    this.textColumns = textColumns;
  }

  /**
   * @param {unknown} x
   * @param {object} [options]
   */
  score(x, options) {
    return this.#ask.scoreForest(this.save(), this, x, options);
  }

  /**
   * @param {unknown} x
   * @param {object} [options]
   */
  identify(x, options) {
    return this.#ask.identifyForest(this.save(), this, x, options);
  }

  /**
   * @param {unknown} x
   * @param {object} [options]
   */
  explain(x, options) {
    return this.#ask.explainForest(this.save(), this, x, options);
  }

  /** @param {object} [options] */
  grid(options) {
    return this.#ask.gridForest(this.save(), options);
  }

  save() {
    if (!this.#bytes) throw new LogwinnowError("value", "this forest was freed");
    return this.#bytes.slice();
  }

  free() {
    this.#bytes = undefined;
  }
}

/**
 * The functions, with forests where the module answers bytes.
 *
 * @param {Record<string, any>} functions of one face
 * @param {(answer: any, use: (value: any) => any) => any} then how that face goes on with an answer
 */
export function withForests({ scoreForest, identifyForest, explainForest, gridForest, ...functions }, then) {
  const ask = { scoreForest, identifyForest, explainForest, gridForest };
  const forestOf = (/** @type {Facts} */ facts) => new Forest(facts, ask);
  const inside = (/** @type {any} */ { forest, trees, samples, features, featureColumns, textColumns, ...found }) =>
    showing(forest ? { ...found, forest: forestOf({ forest, threshold: found.threshold, trees, samples, features, featureColumns, textColumns }) } : found);
  const over = (/** @type {string} */ name, /** @type {(answer: any) => any} */ use) =>
    (/** @type {any[]} */ ...args) => then(functions[name](...args), use);
  return { ...functions, fitForest: over("fitForest", forestOf), loadForest: over("loadForest", forestOf), identifyOutliers: over("identifyOutliers", inside) };
}
