import { h } from "./dom.js";

/**
 * Hands a file to the browser to save.
 *
 * @param {string} name
 * @param {Blob | string} content
 * @param {string} [type]
 */
export function save(name, content, type = "text/plain") {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const place = URL.createObjectURL(blob);
  const link = h("a", { href: place, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(place), 10000);
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
