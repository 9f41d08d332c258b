import { bitsWords } from "../app/bits.js";
import { counted, fill, h, when } from "../app/dom.js";
import { rowTable } from "../app/rowtable.js";
import { columnsOf, fieldsOf, textsOf } from "../export/fields.js";
import { kql } from "../export/kql.js";
import { NameRefused } from "../export/refused.js";
import { sigma } from "../export/sigma.js";
import { spl } from "../export/spl.js";
import { filterOf } from "./filter.js";

/**
 * One pattern: why it is where it is, what its template leaves open, its events, and filters that find them elsewhere.
 *
 * @param {HTMLElement} place
 * @param {any} pattern
 * @param {any} context
 * @param {() => void} back
 * @param {any} options that the patterns were made with
 */
export async function detailOf(place, pattern, context, back, options) {
  const close = h("button.close", { type: "button", "aria-label": "close the pattern", onClick: back }, "×");
  const title = h("h2", { tabindex: "-1" }, `${pattern.bits.toFixed(1)} bits`, h("span.quiet", null, ` · ${counted(pattern.count, "event")}`));
  fill(place, close, title, h("p.mono.template", null, pattern.template), h("ul.reasons", null, ...pattern.reasons.map((/** @type {string} */ reason) => h("li", null, reason))), bitsWords(pattern.parts), facts(pattern));
  place.onkeydown = ({ key }) => {
    if (key === "Escape") back();
  }; // to return false would take all other keys away: copying, Tab
  title.focus({ preventScroll: true });
  const { slots, rows } = await context.log.ask("pattern", { index: pattern.index });
  if (!title.isConnected) return; // another was opened meanwhile
  place.append(slotsOf(slots), await filtersOf(pattern, rows[0], context, options), h("section.members", null, h("h3", null, "Events"), await rowTable(rows, context, "events of the pattern")));
}

/** @param {any} pattern */
function facts({ keys = {}, first, last, images, users, hosts, commands, prevalence }) {
  const known = { ...keys, first: when(first), last: when(last), programs: images, users, hosts, commands, "hosts that have this program": prevalence === null ? "" : `${Math.round(100 * prevalence)} %` };
  return h("dl.facts", null, ...Object.entries(known).filter(([, value]) => value !== "" && value !== undefined && value !== 0).flatMap(([name, value]) => [h("dt", null, name), h("dd", null, value)]));
}

/** @param {{ kind: string, distinct: number, values: string[] }[]} slots */
function slotsOf(slots) {
  if (!slots.length) return h("span");
  return h("section", null, h("h3", null, "What varies"), ...slots.map(({ kind, distinct, values }) =>
    h("details", { open: slots.length === 1 && values.length < 6 }, h("summary", null, h("code", null, `<${kind}>`), ` ${counted(distinct, "value")}`),
      h("ul.values", null, ...values.map((value) => h("li.mono", null, value)), values.length < distinct && h("li.quiet", null, "…")))));
}

/**
 * @param {any} pattern
 * @param {number} row one of its events
 * @param {any} context
 * @param {any} options that the patterns were made with
 */
async function filtersOf(pattern, row, { log, table }, options) {
  const names = table.columns.map((/** @type {any} */ { name }) => name);
  const [cells] = await log.ask("cells", { rows: [row], names });
  const roles = { ...table.roles, ...options.roles };
  const columns = columnsOf(pattern, Object.fromEntries(names.map((/** @type {string} */ name, /** @type {number} */ i) => [name, cells[i]])), roles);
  const numbers = new Set(table.columns.filter((/** @type {any} */ { kind }) => kind === "number").map((/** @type {any} */ { name }) => name));
  const fields = fieldsOf(pattern, columns, textsOf(options, roles), roles).map((field) => ({ ...field, number: numbers.has(field.column) }));
  if (!fields.length) return h("span");
  const about = { title: `Pattern: ${pattern.template || Object.values(pattern.keys).join(", ")}`.slice(0, 120), kind: table.kind, windows: isWindows(pattern, table) };
  const languages = { KQL: () => kql(fields), SPL: () => spl(fields), Sigma: () => sigma(fields, about) };
  return h("section.filters", null, h("h3", null, "Find it elsewhere"), ...Object.entries(languages).map(([language, write]) => filterOrWhy(language, write)));
}

/**
 * @param {string} language
 * @param {() => string} write
 */
function filterOrWhy(language, write) {
  try {
    return filterOf(language, write());
  } catch (error) {
    if (!(error instanceof NameRefused)) throw error;
    return h("p.quiet", { "data-language": language }, `${language}: ${error.message}.`);
  }
}

/**
 * @param {any} pattern
 * @param {any} table
 */
function isWindows({ keys = {}, template = "" }, { roles }) {
  const paths = [keys.image ?? "", template].join("\n");
  return /(?:^|["\s])[A-Za-z]:\\|\.exe\b|^\\/im.test(paths) || (roles.accountId !== undefined && /sid$/i.test(roles.accountId));
}
