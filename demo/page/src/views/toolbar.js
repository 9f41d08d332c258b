import { grouped, h } from "../app/dom.js";
import { chosenText, save } from "../app/save.js";
import { muteFile, patternsCsv, patternsJson, readMuteFile } from "../export/patterns.js";
import { redactor } from "../export/redact.js";

/** Names looked for at most when a log is redacted. */
const MOST_NAMES = 200000;

/**
 * What can be done with patterns: find, mute, save. Without a choice it is done with all that are shown.
 *
 * @param {{ context: any, list: import("./patterns.js").List, state: { muted: any[] }, again: () => Promise<void> }} parts
 */
export function toolbar({ context, list, state, again }) {
  const filter = h("input", { type: "search", placeholder: "Filter", "aria-label": "filter patterns", onInput: () => list.filter(filter.value) });
  const redact = h("input", { type: "checkbox" });
  const count = h("span.quiet", { "aria-live": "polite" });
  const some = () => (list.picked.length ? list.picked : list.shown);
  const mute = button("Mute chosen", () => rerun([...state.muted, ...list.picked.map(({ keys, template }) => ({ keys, template }))]));
  const unmute = button("Show muted", () => rerun([]));
  const rerun = (/** @type {any[]} */ muted) => {
    const before = state.muted;
    state.muted = muted;
    again().catch((/** @type {unknown} */ error) => {
      state.muted = before; // what does not fit this log mutes nothing, and the view works on
      context.tell(error);
    });
  };
  list.onChange = () => {
    count.textContent = `${grouped(list.shown.length)} shown${list.chosen.size ? `, ${grouped(list.chosen.size)} chosen` : ""}`;
    mute.disabled = list.chosen.size === 0;
    unmute.hidden = state.muted.length === 0;
  };
  const saved = (/** @type {() => Promise<void>} */ act) => () => act().catch(context.tell);
  const menu = h("details.menu", null, h("summary", null, "Save"), h("div", null,
    h("label", null, redact, " with pseudonyms for users, hosts and addresses"),
    button("Patterns as CSV", saved(async () => save("patterns.csv", patternsCsv(some(), await hider(context, redact.checked))))),
    button("Patterns as JSON", saved(async () => save("patterns.json", patternsJson(some().map(({ text, index, ...rest }) => rest), await hider(context, redact.checked))))),
    button("Their rows as CSV", saved(() => saveRows(context, some(), "csv", redact.checked))),
    button("Their rows as JSON", saved(() => saveRows(context, some(), "json", redact.checked))),
    button("Muted patterns", () => save("muted.json", muteFile(state.muted))),
    button("Load muted patterns", saved(async () => rerun([...state.muted, ...readMuteFile(await chosenText(".json"))])))));
  return h("div.toolbar", { role: "toolbar", "aria-label": "patterns" }, filter, count, mute, unmute, menu);
}

/**
 * @param {string} text
 * @param {() => void} onClick
 */
const button = (text, onClick) => h("button", { type: "button", onClick }, text);

/** @param {any} context */
async function known({ log, table: { roles } }) {
  const of = (/** @type {(string | undefined)[]} */ names) => log.ask("distinct", { names: [...new Set(names.filter(Boolean))], most: MOST_NAMES });
  return { users: await of([roles.account, roles.target]), hosts: await of([roles.host, roles.address]) };
}

/**
 * @param {any} context
 * @param {boolean} redact
 */
async function hider(context, redact) {
  return redact ? redactor(await known(context)) : undefined;
}

/**
 * @param {any} context
 * @param {any[]} patterns
 * @param {"csv" | "json"} format
 * @param {boolean} redact
 */
async function saveRows(context, patterns, format, redact) {
  const args = { indices: patterns.map(({ index }) => index), format, redact: redact ? await known(context) : undefined };
  save(`rows.${format}`, await context.work("rows", "rows", args));
}
