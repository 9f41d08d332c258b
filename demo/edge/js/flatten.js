/**
 * How deep objects of a row lie within each other at most, and arrays and objects of a cell: what writes them calls itself
 * for each, and a stack has its end. Of objects the package refuses what is deeper.
 */
const DEEPEST = 100;
export const SHALLOW = `nested at most ${DEEPEST} deep`;

/** @param {any} value @param {number} [depth] that it lies in @returns {boolean} whether it is nested deeper */
export const tooDeep = (value, depth = 0) => typeof value === "object" && value !== null && (depth === DEEPEST || Object.values(value).some((part) => tooDeep(part, depth + 1)));

/**
 * The names and values of a row as the package takes rows apart: nested objects become names with dots, and the named
 * values that XML has in a Windows event (`Data: [{ "@Name": "CommandLine", "#text": "x" }]`) go by their names.
 *
 * @param {any} row
 * @param {string} [prefix]
 * @param {number} [depth]
 * @returns {Generator<[name: string, value: any], void, void>}
 */
export function* flatten(row, prefix = "", depth = 1) {
  if (typeof row !== "object" || row === null || Array.isArray(row) || depth > DEEPEST) return;
  for (const [key, value] of Object.entries(row)) {
    const named = key === "Data" ? namedValues(value) : undefined;
    if (named) for (const [name, text] of named) yield [prefix + name, text];
    else if (typeof value === "object" && value !== null && !Array.isArray(value)) yield* flatten(value, `${prefix}${key}.`, depth + 1);
    else yield [prefix + key, value];
  }
}

/**
 * @param {any} data one or several
 * @returns {[name: string, value: any][] | undefined} undefined for anything else
 */
function namedValues(data) {
  /** @type {[string, any][]} */
  const pairs = [];
  for (const one of Array.isArray(data) ? data : [data]) {
    const name = one?.["@Name"] ?? one?.Name ?? one?._name ?? one?.["#attributes"]?.Name ?? one?.$?.Name;
    if (typeof name !== "string") return undefined;
    pairs.push([name, one["#text"] ?? one._ ?? one.text ?? one.Value]);
  }
  return pairs.length ? pairs : undefined;
}
