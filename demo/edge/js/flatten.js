/** How deep objects lie within each other at most: the package refuses what is deeper. */
const DEEPEST = 100;

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
