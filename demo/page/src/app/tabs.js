import { fill, h } from "./dom.js";
import { views } from "../views/index.js";

/** Of these kinds of log something else than patterns is looked at first. @type {Record<string, string>} */
const BEST = { counts: "series", flow: "outliers" };

/** The views that a log offers, as tabs: arrow keys, Home and End move between them. */
export class Tabs {
  element = h("nav.tabs", { role: "tablist", "aria-label": "views", hidden: true, onKeydown: (/** @type {KeyboardEvent} */ event) => this.#moved(event) });
  /** @type {any[]} */
  #offered = [];
  #panel;
  #choose;

  /**
   * @param {HTMLElement} panel
   * @param {(name: string) => void} choose
   */
  constructor(panel, choose) {
    this.#panel = panel;
    this.#choose = choose;
  }

  /** @param {any} outline of the log */
  offer(outline) {
    this.#offered = views.filter((view) => view.offers(outline));
    this.element.hidden = this.#offered.length === 0;
    fill(this.element, ...this.#offered.map(({ name, title }) => h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel", onClick: () => this.#choose(name) }, title)));
  }

  /**
   * The view that fits a kind of log best.
   *
   * @param {string} kind
   */
  first(kind) {
    return this.has(BEST[kind]) ? BEST[kind] : this.#offered[0]?.name;
  }

  /** @param {string} name */
  has = (name) => this.#offered.some((view) => view.name === name);

  /** @param {string} name */
  view = (name) => this.#offered.find((view) => view.name === name);

  /** @param {string} name of the view that is shown */
  mark(name) {
    for (const tab of this.element.children) {
      const chosen = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    this.#panel.setAttribute("aria-labelledby", `tab-${name}`);
  }

  /** @param {KeyboardEvent} event */
  #moved(event) {
    const all = /** @type {HTMLElement[]} */ ([...this.element.children]);
    const at = all.indexOf(/** @type {any} */ (document.activeElement));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = all[to % all.length];
    next.focus();
    next.click();
  }
}
