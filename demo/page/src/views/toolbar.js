import { grouped, h } from "../app/dom.js";
import { chosenText, save } from "../app/save.js";
import { eachOnce, muteFile, mutedOf, readMuteFile } from "../export/patterns.js";
import { pseudonyms } from "./pseudonyms.js";

/**
 * What can be done with patterns: find, mute, save. Without a choice it is done with all that are shown.
 *
 * @param {{ context: any, list: import("./patterns.js").List, state: import("./patterns.js").Chosen, again: () => Promise<void> }} parts
 */
export function toolbar({ context, list, state, again }) {
  const filter = h("input", { type: "search", placeholder: "Filter", "aria-label": "filter patterns", prop: { value: state.filter }, onInput: () => list.filter((state.filter = filter.value)) });
  list.filter(state.filter);
  list.onClear = () => {
    list.filter((state.filter = filter.value = ""));
    filter.focus();
  };
  const { element: redact, redaction } = pseudonyms(context, state);
  const count = h("span.quiet", { "aria-live": "polite" });
  const some = () => (list.picked.length ? list.picked : list.shown);
  const mute = button("Mute chosen", () => rerun([...state.muted, ...list.picked.map(mutedOf)]));
  const unmute = button("", () => (state.muted.length ? rerun([], state.muted) : rerun(state.unmuted)));
  const rerun = (/** @type {any[]} */ muted, /** @type {any[]} */ unmuted = []) => {
    const before = { muted: state.muted, unmuted: state.unmuted };
    Object.assign(state, { muted: eachOnce(muted), unmuted });
    again().catch((/** @type {any} */ error) => {
      Object.assign(state, before); // what does not fit this log mutes nothing, and the view works on
      context.tell(error);
    });
  };
  list.onChange = () => {
    count.textContent = list.ranked ? `${grouped(list.shown.length)} shown${list.chosen.size ? `, ${grouped(list.chosen.size)} chosen` : ""}` : "";
    mute.disabled = list.chosen.size === 0;
    unmute.hidden = state.muted.length + state.unmuted.length === 0;
    unmute.textContent = state.muted.length ? "Unmute all" : "Mute again";
  };
  list.onChange();
  const written = (/** @type {string} */ job, /** @type {string} */ file, /** @type {string} */ format) => saved(async () => {
    await list.ready();
    const redact = redaction();
    save(`${file}-with-${redact ? "pseudonyms" : "names"}.${format}`, await context.work(file, job, { indices: some().map(({ index }) => index), format, redact }));
  });
  const saved = (/** @type {() => Promise<void>} */ act) => () => act().catch(context.tell);
  const menu = h("details.menu", null, h("summary", null, "Save"), h("div", null,
    redact,
    button("Patterns as CSV", written("patternsFile", "patterns", "csv")),
    button("Patterns as JSON", written("patternsFile", "patterns", "json")),
    button("Their rows as CSV", written("rows", "rows", "csv")),
    button("Their rows as JSON", written("rows", "rows", "json")),
    button("Muted patterns", () => save("muted.json", muteFile(state.muted))),
    button("Load muted patterns", saved(async () => rerun([...state.muted, ...readMuteFile(await chosenText(".json"))])))));
  return h("div.toolbar", { role: "toolbar", "aria-label": "patterns" }, filter, count, mute, unmute, menu);
}

/**
 * @param {string} text
 * @param {() => void} onClick
 */
const button = (text, onClick) => h("button", { type: "button", onClick }, text);
