import { grouped, h } from "./dom.js";

/** Rows shown at first, and at each press of "more". */
const FIRST = 50;
const MORE = 200;

/**
 * Rows of the log as a table, some at first and more on demand.
 *
 * @param {Int32Array} rows
 * @param {any} context
 * @param {string} label
 * @returns {Promise<HTMLElement>}
 */
export async function rowTable(rows, { log, table, tell }, label) {
  const names = table.columns.filter((/** @type {any} */ { empty }) => !empty).map((/** @type {any} */ { name }) => name);
  const body = h("tbody");
  const add = async (/** @type {number} */ count) => {
    const from = body.children.length;
    const cells = await log.ask("cells", { rows: rows.slice(from, from + count), names });
    body.append(...cells.map((/** @type {string[]} */ row, /** @type {number} */ i) => h("tr", null, h("th", { scope: "row" }, grouped(rows[from + i] + 1)), ...row.map((cell) => h("td", null, cell)))));
    const left = rows.length - body.children.length;
    more.hidden = left === 0;
    more.textContent = `${grouped(left)} more`;
  };
  const more = h("button", { type: "button", onClick: () => add(MORE).catch(tell) });
  await add(FIRST);
  return h("div", null, h("div.wide", { tabindex: "0", role: "region", "aria-label": label }, h("table", null, h("thead", null, h("tr", null, h("th", { scope: "col" }, "row"), ...names.map((/** @type {string} */ name) => h("th", { scope: "col" }, name)))), body)), more);
}
