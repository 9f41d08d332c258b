import { h } from "./dom.js";

/** Small parts of forms; each calls back once its value is chosen. Limits of numbers that the address keeps: ../shell/address.js. */

/** @typedef {string | [value: string, title: string]} Option a text that is its own title, or both */

/**
 * @param {string} label
 * @param {(Option | { group: string, options: Option[] })[]} options
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
export function select(label, options, value, onChange) {
  const own = options.map((option) => (typeof option === "object" && "group" in option ? h("optgroup", { label: option.group }, ...option.options.map(optionOf)) : optionOf(option)));
  const element = h("select", { "data-control": label, onChange: () => onChange(element.value) }, ...own);
  element.value = value;
  return h("label", null, label, element);
}

/** @param {Option} option */
const optionOf = (option) => (Array.isArray(option) ? h("option", { value: option[0] }, option[1]) : h("option", { value: option }, option));

/**
 * @param {string} label
 * @param {{ min: number, max: number, step?: number | "any", not?: number }} range `not`: a number within that is refused
 * @param {number} value
 * @param {(value: number) => void} onChange
 */
export function number(label, { min, max, step = 1, not }, value, onChange) {
  const element = h("input", { type: "number", "data-control": label, min, max, step, value, required: true, onChange: () => {
    element.setCustomValidity(Number(element.value) === not ? `Not ${not}: ${min}, or ${not + 1} and more.` : "");
    if (element.reportValidity()) onChange(Number(element.value));
  } });
  return h("label", null, label, element);
}

/**
 * @param {string} label
 * @param {boolean} checked
 * @param {(checked: boolean) => void} onChange
 */
export function check(label, checked, onChange) {
  const element = h("input", { type: "checkbox", "data-control": label, prop: { checked }, onChange: () => onChange(element.checked) });
  return h("label", null, element, label);
}

/**
 * A slider; `shown` words its value. It calls back while it moves.
 *
 * @param {string} label
 * @param {{ min: number, max: number, step?: number }} range
 * @param {number} value
 * @param {(value: number) => string} shown
 * @param {(value: number) => void} onInput
 */
export function slider(label, { min, max, step = 1 }, value, shown, onInput) {
  const output = h("output", null, shown(value));
  const element = h("input", { type: "range", "data-control": label, min, max, step, "aria-valuetext": shown(value), onInput: () => {
    output.textContent = shown(Number(element.value));
    element.setAttribute("aria-valuetext", output.textContent);
    onInput(Number(element.value));
  } });
  element.value = String(value);
  return h("label", null, label, element, output);
}

/**
 * Columns to choose any number of.
 *
 * @param {string} label
 * @param {string[]} names
 * @param {string[]} chosen
 * @param {(chosen: string[]) => void} onChange
 */
export function several(label, names, chosen, onChange) {
  return h("details.columns", { "data-control": label }, h("summary", null, label), h("div", null, ...boxes(names, chosen, onChange)));
}

/**
 * A box to tick for each name.
 *
 * @param {string[]} names
 * @param {string[]} chosen
 * @param {(chosen: string[]) => void} onChange
 * @returns {HTMLElement[]} their labels
 */
export function boxes(names, chosen, onChange) {
  const ticked = () => onChange(all.filter((box) => box.checked).map((box) => box.value));
  const all = names.map((name) => h("input", { type: "checkbox", value: name, prop: { checked: chosen.includes(name) }, onChange: ticked }));
  return all.map((box) => h("label", null, box, ` ${box.value}`));
}

/**
 * The last of calls that come fast, once they pause.
 *
 * @template {any[]} A
 * @param {number} ms
 * @param {(...args: A) => void} act
 */
export function settled(ms, act) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  return (/** @type {A} */ ...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...args), ms);
  };
}
