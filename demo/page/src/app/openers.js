import { h } from "./dom.js";
import { SAMPLES } from "./samples.js";

/** What a user opens a log with: a button, the bundled samples, a drop anywhere on the page. */

const FORMATS = "CSV, TSV, JSON, NDJSON, Parquet, Arrow or audit.log, also gzipped; several at once";

/**
 * @param {(files: File[], sample?: number, linked?: boolean) => void} open
 */
export function openers(open) {
  const input = h("input.spoken", { type: "file", id: "files", multiple: true, "aria-label": "open a log", onChange: () => {
    open([...input.files]);
    input.value = ""; // the same file again is a change, too
  } });
  const samples = h("select", { "aria-label": "open a sample log", onChange: () => {
    openSample(Number(samples.value), open);
    samples.value = "";
  } }, h("option", { value: "" }, "Sample logs"), ...SAMPLES.map(([, name], i) => h("option", { value: i + 1 }, name)));
  const { dialog, button, fillWith } = licenceDialog();
  const header = h("header", null,
    h("h1", null, "logwinnow"),
    h("p.promise", null, "Nothing of a log is sent: this page's policy refuses every request, whatever code asks for one, and ", h("a", { href: "#", role: "button", onClick: explain }, "a test"), " tries more than a hundred ways out."),
    h("div.openers", null, input, h("label.button.strong", { for: input.id }, "Open a log"), samples, button));
  dropAnywhere(open);
  return { header: h("div.top", null, header, dialog), licences: fillWith, greeting: greetingWith(open), openSample: (/** @type {number} */ number, /** @type {boolean} */ linked) => openSample(number, open, linked) };
}

/**
 * @param {number} number from 1
 * @param {(files: File[], sample: number, linked?: boolean) => void} open
 * @param {boolean} [linked]
 */
function openSample(number, open, linked) {
  const [name] = SAMPLES[number - 1] ?? [];
  if (!name) return;
  const samples = JSON.parse(document.getElementById("samples")?.textContent ?? "{}");
  open([new File([samples[name]], name)], number, linked);
}

/** @param {(files: File[], sample: number) => void} open */
function greetingWith(open) {
  const buttons = SAMPLES.map(([, name], i) => h("button", { type: "button", onClick: () => openSample(i + 1, open) }, name));
  return h("section.greeting", null, h("h2", null, "Drop a log here"), h("p", null, FORMATS + "."),
    h("p", null, "It is read and analysed inside this page. What is rare in it comes first, with the reasons."),
    h("p", null, "Or look at a sample:"), h("div.samples", null, ...buttons));
}

/** @param {(files: File[]) => void} open */
function dropAnywhere(open) {
  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && document.body.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    open([...(event.dataTransfer?.files ?? [])]);
  });
}

function licenceDialog() {
  const text = h("pre", { tabindex: "0" });
  const dialog = h("dialog", { "aria-label": "licences" }, h("button", { type: "button", onClick: () => dialog.close() }, "Close"), text);
  const button = h("button.quiet", { type: "button", onClick: () => dialog.showModal() }, "Licences");
  return { dialog, button, fillWith: (/** @type {string} */ licences) => (text.textContent = licences) };
}

/** @param {Event} event */
function explain(event) {
  event.preventDefault();
  const dialog = h("dialog", { "aria-label": "how it is tested that nothing leaves" },
    h("p", null, "The page is a shell whose policy refuses every request, and a sandboxed frame that may neither open nor visit anything."),
    h("p", null, "demo/page/test/browser/leaks.test.js in logwinnow's repository tries more than a hundred ways to send data out of the built page, in Chromium and Firefox, over http and from the disk, with listeners that count what arrives: no request. The same ways are tried on a page without the protection, to know that the listeners hear them."),
    h("p", null, "One gap is known: where the page comes from the disk, or from a server that does not send the header Connection-Allowlist: (), and code in the frame tries to visit an address, Chromium refuses, but looks the host's name up and opens an empty connection first. Firefox does not. No code of this page tries."),
    h("p", null, "To see for yourself: save this page, unplug the network, and use it. Out of any page's reach: browser extensions, and what you copy yourself."),
    h("button", { type: "button", onClick: () => dialog.remove() }, "Close"));
  document.body.append(dialog);
  dialog.showModal();
}
