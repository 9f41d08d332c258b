import { h } from "./dom.js";

/**
 * Has a file saved: the page around this frame does it.
 *
 * @param {string} name
 * @param {Blob | string} content
 */
export function save(name, content) {
  parent.postMessage({ kind: "save", name, blob: typeof content === "string" ? new Blob([content]) : content }, "*");
}

/**
 * Copies what a field holds. The frame may not use the newer way: it has no permission for anything.
 *
 * @param {HTMLTextAreaElement} field
 */
export function copy(field) {
  field.focus();
  field.select();
  return document.execCommand("copy");
}

/**
 * A file that the user chooses.
 *
 * @param {string} accept
 * @returns {Promise<string>} its text
 */
export function chosenText(accept) {
  return new Promise((resolve, reject) => {
    const input = h("input", { type: "file", accept, hidden: true, "data-test": "load", onChange: () => {
      const file = input.files?.[0];
      input.remove();
      if (file) file.text().then(resolve, reject);
    } });
    document.body.append(input);
    input.click();
  });
}
