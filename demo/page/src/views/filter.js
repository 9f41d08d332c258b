import { h } from "../app/dom.js";
import { copy } from "../app/save.js";

/**
 * A query to copy.
 *
 * @param {string} language
 * @param {string} text
 */
export function filterOf(language, text) {
  const field = h("textarea.mono", { readonly: true, rows: Math.min(8, text.split("\n").length), "aria-label": `${language} filter`, prop: { value: text } });
  const button = h("button", { type: "button", onClick: () => (button.textContent = copy(field) ? "Copied" : "Select and copy by hand") }, "Copy");
  return h("details", { "data-language": language }, h("summary", null, language), field, button);
}
