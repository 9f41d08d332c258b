/**
 * Forests cross the border as their bytes, so that Python owns them: it can keep, copy and pickle them.
 *
 * @param {any} answer
 */
export function asForest(answer) {
  if (typeof answer?.save === "function") return factsOf(answer);
  return answer?.forest ? { ...answer, forest: factsOf(answer.forest) } : answer;
}

/** @param {any} forest */
function factsOf(forest) {
  const { threshold, trees, samples, features, featureColumns } = forest;
  return { saved: forest.save(), threshold, trees, samples, features, featureColumns };
}

/**
 * The functions of a forest, as calls that take its bytes first.
 *
 * @param {any} engine
 */
export const forestCalls = (engine) => ({
  forestScore: (/** @type {any} */ saved, /** @type {any} */ x) => engine.loadForest(saved).score(x),
  forestExplain: (/** @type {any} */ saved, /** @type {any} */ x) => engine.loadForest(saved).explain(x),
  forestGrid: (/** @type {any} */ saved, /** @type {any} */ options) => engine.loadForest(saved).grid(options),
});
