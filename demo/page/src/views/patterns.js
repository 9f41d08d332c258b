import { bitsBar, bitsLegend, nameParts } from "../app/bits.js";
import { counted, fill, grouped, h, when } from "../app/dom.js";
import { Grid } from "../app/grid.js";
import { Cancelled } from "../app/log.js";
import { chooser } from "./columns.js";
import { inPageWords } from "./refused.js";
import { detailOf } from "./pattern.js";
import { inWords, mutedInWords } from "./summary.js";
import { toolbar } from "./toolbar.js";

export const name = "patterns";
export const title = "Patterns";
/** @param {any} table */
export const offers = (table) => groupable(table).length > 0;

/** Columns of texts other than times. @param {any} table */
const groupable = ({ columns, roles }) => columns.filter((/** @type {any} */ { name, kind, empty }) => (kind === "text" || kind === "boolean") && !empty && name !== roles.time);
/** A column with more values tells events apart rather than kinds of them. */
const MOST_VALUES = 60;

/**
 * Where no column is known to name a program, a site or the like: the columns of few values, which say what kind an event is.
 *
 * @param {any} table
 */
function usualOptions(table) {
  const { image, command, logonType, site, url, userAgent, message } = table.roles;
  if (image || command || logonType || site || url || userAgent || message) return {};
  const few = groupable(table).filter((/** @type {any} */ { name, distinct }) => distinct > 1 && !/time|date/i.test(name) && distinct <= Math.min(MOST_VALUES, table.rows / 2));
  const keys = few.sort((/** @type {any} */ a, /** @type {any} */ b) => b.distinct - a.distinct).slice(0, 4).map((/** @type {any} */ { name }) => name);
  return keys.length ? { keys } : {};
}

const HEIGHT = 60;

/**
 * What a user chose; `unmuted` are the patterns that were muted until all were shown again.
 *
 * @typedef {{ options: any, muted: any[], unmuted: any[], filter: string, names?: string[] }} Chosen
 */

/**
 * The patterns of a log, the most surprising first.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  /** @type {Chosen} */
  const state = context.log.chosen("patterns", () => ({ options: usualOptions(context.table), muted: [], unmuted: [], filter: "", names: undefined }));
  const summary = h("p.summary");
  const list = new List(context, state.options);
  const again = () => list.rank(() => run(context, state, list, summary).catch((error) => {
    throw inPageWords(error, context.table);
  }));
  const tools = toolbar({ context, list, state, again });
  const columns = chooser(context, state.options, again);
  place.append(h("div.tools", null, tools, columns), h("div.split", null, h("section.list", null, summary, list.legend, list.grid.element, list.empty, list.unranked), list.detail));
  try {
    await again();
  } catch (error) {
    if (/** @type {any} */ (error).code === "option" || /Keep apart by/.test(String(error))) columns.open = true;
    throw error;
  }
}

/**
 * @param {any} context
 * @param {{ options: any, muted: any[] }} state
 * @param {List} list
 * @param {HTMLElement} summary
 */
async function run(context, { options, muted }, list, summary) {
  const wanted = { ...options, ...(muted.length && { mute: muted }) };
  const made = { key: `patterns ${JSON.stringify(wanted)}`, options: wanted };
  const found = await context.log.keep(made.key, async () => {
    /** @type {any[]} */
    const patterns = [];
    const rest = await hold(context, made, (/** @type {any[]} */ part) => patterns.push(...part));
    patterns.forEach((pattern, index) => (pattern.index = index));
    return { ...rest, patterns };
  });
  await hold(context, made);
  const [said, ofMuted] = [inWords(found), mutedInWords(muted.length, found.muteUnused)];
  fill(summary, said, ofMuted, ...found.notes.map((/** @type {string} */ note) => h("span.note", null, note)));
  context.say([said, ofMuted?.textContent].filter(Boolean).join(". "));
  list.take(found.patterns, made);
  if (performance.getEntriesByName("opened").length) performance.measure("ranked", "opened");
}

/**
 * Has the worker make patterns, unless they are those that it made last: of these it has the rows.
 *
 * @typedef {{ key: string, options: any }} Made
 * @param {any} context
 * @param {Made} made
 * @param {(part: any[]) => void} [onPart]
 */
async function hold({ log, work }, { key, options }, onPart) {
  if (log.ranked === key) return undefined;
  log.ranked = undefined;
  const rest = await work("patterns", "patterns", { options }, onPart);
  log.ranked = key;
  return rest;
}

/** The table of patterns with its order, its filter and what is chosen in it. */
export class List {
  /** @type {any[]} */
  #all = [];
  /** @type {any[]} */
  shown = [];
  /** @type {Set<number>} */
  chosen = new Set();
  #order = { key: "bits", down: true };
  #filter = "";
  #most = 1;
  #context;
  #options;
  /** Stands where the table does when the filter finds nothing. */
  empty = h("div.empty", { hidden: true });
  /** Stands there while nothing is ranked. */
  unranked = h("div.empty", { hidden: true, "data-test": "unranked" });
  detail = h("aside.detail", { "aria-label": "pattern", hidden: true });
  legend = h("p.legend", { "aria-hidden": "true" });
  /** Patterns that are being made. @type {Promise<void>} */
  ranking = Promise.resolve();
  /** How those that are shown were made. @type {Made | undefined} */
  #made;
  /** Hears that another number of patterns is chosen or shown. */
  onChange = () => {};
  /** Hears that the filter is to be empty again. */
  onClear = () => {};

  /**
   * @param {any} context
   * @param {any} options that the patterns are made with
   */
  constructor(context, options) {
    this.#context = context;
    this.#options = options;
    this.grid = new Grid({
      label: "patterns", height: HEIGHT, columns: this.#columns(), name: (pattern) => `${pattern.bits.toFixed(1)} bits, ${counted(pattern.count, "event")}: ${titleOf(pattern)}`,
      onOpen: (pattern) => this.#open(pattern),
      onSort: (key) => this.sort(key),
    });
  }

  /**
   * @param {any[]} patterns
   * @param {Made} made
   */
  take(patterns, made) {
    this.#all = patterns;
    this.#made = made;
    this.#most = Math.max(1, ...patterns.slice(0, 1).map(({ bits }) => bits));
    this.chosen.clear();
    fill(this.legend, ...bitsLegend(nameParts(patterns)));
    this.#close();
    this.#update();
  }

  /** Whether there are patterns to be shown. */
  get ranked() {
    return this.#made !== undefined;
  }

  /**
   * Ranks; where that ends without patterns, and none were there before, it is said where they would stand.
   *
   * @param {() => Promise<void>} run gives the list its patterns
   */
  rank(run) {
    this.unranked.hidden = true;
    const ranking = (this.ranking = run());
    ranking.catch((error) => {
      if (this.ranked || this.ranking !== ranking) return;
      const said = error instanceof Cancelled ? "The ranking was cancelled." : error.message;
      fill(this.unranked, h("p", null, said), h("button", { type: "button", onClick: () => this.rank(run).catch(this.#context.tell) }, "Rank"));
      this.unranked.hidden = false;
      this.#update();
    });
    return ranking;
  }

  /** Waits for patterns that are being made, and has the worker hold those that are shown then. */
  async ready() {
    await this.ranking.catch(() => {}); // told where they were asked for
    if (this.#made) await hold(this.#context, this.#made);
  }

  /** @param {string} text */
  filter(text) {
    this.#filter = text.toLowerCase();
    fill(this.empty, h("p", null, `No pattern contains \u201c${text}\u201d.`), h("button", { type: "button", onClick: () => this.onClear() }, "Clear the filter"));
    this.#update();
  }

  /** @param {string} key */
  sort(key) {
    this.#order = { key, down: this.#order.key === key ? !this.#order.down : key !== "pattern" };
    this.#update();
  }

  get picked() {
    return this.#all.filter(({ index }) => this.chosen.has(index));
  }

  #update() {
    const { key, down } = this.#order;
    const by = this.#columns().find((column) => column.key === key)?.by ?? (() => 0);
    const found = this.#filter ? this.#all.filter((pattern) => haystack(pattern).includes(this.#filter)) : [...this.#all];
    const compare = (/** @type {any} */ a, /** @type {any} */ b) => (a < b ? -1 : a > b ? 1 : 0);
    this.shown = found.sort((a, b) => (down ? -1 : 1) * compare(by(a), by(b)) || a.index - b.index);
    this.empty.hidden = this.shown.length > 0 || this.#all.length === 0;
    this.grid.element.hidden = !(this.empty.hidden && this.unranked.hidden);
    this.grid.show(this.shown, this.#order);
    this.onChange();
  }

  /** @param {any} pattern */
  async #open(pattern) {
    const back = () => (this.#close(), this.grid.focus());
    try {
      await this.ready();
      if (!this.#all.includes(pattern)) return; // others were made meanwhile
      this.detail.hidden = false;
      await detailOf(this.detail, pattern, this.#context, back, this.#options);
    } catch (error) {
      this.#context.tell(error);
    }
  }

  #close() {
    this.detail.hidden = true;
    fill(this.detail);
  }

  /** @returns {import("../app/grid.js").GridColumn[]} */
  #columns() {
    return [
      { key: "pick", title: "", cell: (pattern) => this.#box(pattern) },
      { key: "bits", title: "Surprise, bits", cell: (pattern) => bitsBar(pattern, this.#most), by: ({ bits }) => bits },
      { key: "pattern", title: "Pattern and why", cell: whatAndWhy, by: titleOf },
      { key: "count", title: "Events", cell: ({ count }) => grouped(count), right: true, by: ({ count }) => count },
      { key: "first", title: "First", cell: ({ first }) => when(first), by: ({ first }) => first ?? 0 },
      { key: "last", title: "Last", cell: ({ last }) => when(last), by: ({ last }) => last ?? 0 },
    ];
  }

  /** @param {any} pattern */
  #box(pattern) {
    return h("input", { type: "checkbox", "aria-label": `choose ${titleOf(pattern)}`, tabindex: "-1", prop: { checked: this.chosen.has(pattern.index) }, onChange: (/** @type {any} */ { target }) => {
      this.chosen[target.checked ? "add" : "delete"](pattern.index);
      this.onChange();
    } });
  }
}

/** @param {any} pattern */
export const titleOf = ({ template, keys = {} }) => template || Object.entries(keys).map(([key, value]) => `${key} ${value || "-"}`).join(", ");

/** @param {any} pattern */
function whatAndWhy(pattern) {
  const { template, keys = {}, reasons } = pattern;
  const who = template ? Object.entries(keys).filter(([, value]) => value).map(([key, value]) => (key === "image" ? /** @type {string} */ (value).split(/[\\/]/).pop() : value)).join(" · ") : "";
  return h("div.what", null, h("span.mono", { title: titleOf(pattern) }, titleOf(pattern)), h("span.quiet", null, who && h("span.who", null, who), reasons.slice(0, 3).join("; ")));
}

/** What the filter looks into, made once a pattern. @param {any} pattern */
const haystack = (pattern) => (pattern.text ??= [pattern.template, ...Object.values(pattern.keys ?? {}), ...pattern.reasons].join("\n").toLowerCase());
