import { UNSEEN, codeOf, pieces, spelt } from "../export/unseen.js";

/**
 * Elements from names, properties and children. Every text becomes a text node: whatever a log holds stays text, and characters
 * that do not show are shown by their codes.
 *
 * @param {string} tag with classes: `div.row.odd`
 * @param {Record<string, any> | null} [properties] attributes; `onX` listens, `prop` sets properties of the element
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any}
 */
export function h(tag, properties, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties ?? {})) set(element, key, value);
  const own = children.filter((child) => child !== null && child !== undefined && child !== false);
  element.append(...(name === "option" ? own.map((child) => spelt(String(child))) : own.flatMap(shown)));
  return element;
}

/**
 * The style sheet draws the code of a mark before it and the character itself without size, so that what is copied is the log's.
 *
 * @param {any} child
 * @returns {(Node | string)[]}
 */
function shown(child) {
  if (child instanceof Node || !UNSEEN.test(String(child))) return [child instanceof Node ? child : String(child)];
  return pieces(String(child)).map(({ text, unseen }) => (unseen ? h("span.mark", { "data-code": codeOf(text), prop: { textContent: text } }) : text));
}

/**
 * @param {HTMLElement} element
 * @param {string} key
 * @param {any} value
 */
function set(element, key, value) {
  if (value === undefined || value === null || value === false) return;
  if (key === "prop") Object.assign(element, value);
  else if (/^on[A-Z]/.test(key)) element.addEventListener(key.slice(2).toLowerCase(), value);
  else element.setAttribute(key, value === true ? "" : key === "title" || key === "aria-label" ? spelt(String(value)) : String(value));
}

/**
 * Replaces what is in an element.
 *
 * @param {HTMLElement} element
 * @param {...any} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false).flatMap(shown));
}

let last = 0;
/** An id that no other element has. */
export const id = () => `e${++last}`;

/** @param {number} number */
export const grouped = (number) => number.toLocaleString("en");

/**
 * @param {number} number
 * @param {string} one what is counted
 * @param {string} [many] of it
 */
export const counted = (number, one, many = `${one}s`) => `${grouped(number)} ${number === 1 ? one : many}`;

/**
 * @param {number | null} ms epoch milliseconds
 * @returns {string} to the second, in UTC
 */
export const when = (ms) => (ms === null || Number.isNaN(ms) ? "" : new Date(ms).toISOString().slice(0, 19).replace("T", " "));
