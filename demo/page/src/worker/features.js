/**
 * Adds the numbers by which process starts or logons are clustered to the log, once. Columns of the log's own with such names stay.
 *
 * @param {import("../read/table.js").LogTable} table
 * @param {{ of: "process" | "logon" }} args
 * @param {import("./jobs.js").Context} context
 */
export async function addFeatures(table, { of }, { engine, signal, onProgress }) {
  const [first, add] = of === "logon" ? ["AccountNum", "addLogonFeatures"] : ["commandlineTokensFull", "addProcessFeatures"];
  if (!table.byName.has(first)) {
    const { table: all } = await (await engine)[add](table.input(), { signal, onProgress: (/** @type {any} */ progress) => onProgress({ stage: "computing features", ...progress }) });
    table.add(Object.fromEntries(Object.entries(all).filter(([name]) => !table.byName.has(name))));
  }
  return table.outline();
}
