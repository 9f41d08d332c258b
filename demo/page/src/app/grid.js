import { fill, h } from "./dom.js";

/** Rows beyond the edges of what is seen, so that scrolling shows no gap. */
const SPARE = 8;

/**
 * @typedef {object} GridColumn
 * @property {string} key
 * @property {string} title
 * @property {(row: any) => any} cell its content
 * @property {boolean} [right] numbers stand at the right
 * @property {(row: any) => any} [by] what it is sorted by; none: not sorted
 */

/**
 * A table of any length that draws only the rows that are seen. Arrow keys, Page Up and Down, Home and End move; Enter opens, space
 * chooses where rows have a checkbox.
 */
export class Grid {
  #columns;
  #height;
  #onOpen;
  #onSort;
  #name;
  /** @type {any[]} */
  #rows = [];
  #active = 0;
  #body = h("div.rows", { role: "rowgroup" });
  #scroller = h("div.scroller", { role: "presentation", tabindex: "-1", onScroll: () => this.#draw() }, this.#body);
  #head = h("div.head", { role: "row", "aria-rowindex": "1" });
  element;

  /**
   * @param {{ label: string, columns: GridColumn[], height: number, onOpen: (row: any) => void, onSort: (key: string) => void, name: (row: any) => string }} options
   */
  constructor({ label, columns, height, onOpen, onSort, name }) {
    this.#columns = columns;
    this.#height = height;
    this.#onOpen = onOpen;
    this.#onSort = onSort;
    this.#name = name;
    this.element = h("div.grid", { role: "grid", tabindex: "0", "aria-label": label, "aria-colcount": columns.length, onKeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) }, h("div", { role: "rowgroup" }, this.#head), this.#scroller);
    new ResizeObserver(() => this.#draw()).observe(this.#scroller);
  }

  /**
   * @param {any[]} rows
   * @param {{ key: string, down: boolean }} sorted
   */
  show(rows, sorted) {
    this.#rows = rows;
    this.#active = 0;
    this.element.setAttribute("aria-rowcount", rows.length + 1);
    this.#body.style.height = `${rows.length * this.#height}px`;
    this.#scroller.scrollTop = 0;
    fill(this.#head, ...this.#columns.map((column) => this.#title(column, sorted)));
    this.#draw();
  }

  focus() {
    this.element.focus();
  }

  /**
   * @param {GridColumn} column
   * @param {{ key: string, down: boolean }} sorted
   */
  #title({ key, title, right, by }, sorted) {
    const mine = sorted.key === key;
    const direction = mine ? (sorted.down ? "descending" : "ascending") : "none";
    const text = by ? h("button", { type: "button", onClick: () => this.#onSort(key) }, title, mine ? (sorted.down ? " ↓" : " ↑") : "") : title;
    return h("div.cell", { class: `cell ${key}${right ? " right" : ""}`, role: "columnheader", "aria-sort": by ? direction : undefined }, text);
  }

  #draw() {
    const { scrollTop, clientHeight } = this.#scroller;
    const from = Math.max(0, Math.floor(scrollTop / this.#height) - SPARE);
    const to = Math.min(this.#rows.length, Math.ceil((scrollTop + clientHeight) / this.#height) + SPARE);
    fill(this.#body, ...this.#rows.slice(from, to).map((row, i) => this.#row(row, from + i)));
    this.element.setAttribute("aria-activedescendant", `row-${this.#active}`);
  }

  /**
   * @param {any} row
   * @param {number} at
   */
  #row(row, at) {
    const cells = this.#columns.map(({ key, cell, right }) => h("div", { class: `cell ${key}${right ? " right" : ""}`, role: "gridcell" }, cell(row)));
    const element = h("div.row", { role: "row", id: `row-${at}`, "aria-rowindex": at + 2, "aria-label": this.#name(row), onClick: (/** @type {any} */ event) => event.target.closest("input, button") ?? this.#open(at) }, ...cells);
    element.style.top = `${at * this.#height}px`;
    element.style.height = `${this.#height}px`;
    element.classList.toggle("active", at === this.#active);
    return element;
  }

  /** @param {number} at */
  #open(at) {
    this.#active = at;
    this.#draw();
    this.#onOpen(this.#rows[at]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (/** @type {HTMLElement} */ (event.target).closest("input, button")) return; // they have keys of their own
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / this.#height) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (event.key === "Enter" && this.#rows.length) this.#open(this.#active);
    if (event.key === " ") {
      event.preventDefault();
      /** @type {HTMLElement | null} */ (this.#body.querySelector(`#row-${this.#active} input[type=checkbox]`))?.click();
    }
    if (step === undefined || this.#rows.length === 0) return;
    event.preventDefault();
    this.#active = Math.min(this.#rows.length - 1, Math.max(0, this.#active + step));
    this.#reveal();
    this.#draw();
  }

  #reveal() {
    const top = this.#active * this.#height;
    const { scrollTop, clientHeight } = this.#scroller;
    if (top < scrollTop) this.#scroller.scrollTop = top;
    else if (top + this.#height > scrollTop + clientHeight) this.#scroller.scrollTop = top + this.#height - clientHeight;
  }
}
