import { checked, read, written } from "./address.js";
import { save } from "./save.js";

/**
 * The outer page. Its policy lets nothing be loaded and nothing be sent, and the frame in it, which has the log, may neither
 * go elsewhere nor open anything. All that the frame can ask of this page is to keep a view's name and some numbers in the
 * address, and to hand a file to the user.
 */

const frame = document.createElement("iframe");
frame.title = "logwinnow";
frame.setAttribute("sandbox", "allow-scripts");

/** @param {unknown} message */
const tell = (message) => frame.contentWindow?.postMessage(message, "*"); // the frame's origin has no name

addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow) return;
  if (data?.kind === "ready") tell({ kind: "start", ...read(location.hash), licences: text("licences") });
  if (data?.kind === "save") save(data.name, data.blob);
  if (data?.kind === "address") keep(written(checked(data)));
});
addEventListener("hashchange", () => tell({ kind: "address", ...read(location.hash) }));

/** @param {string} fragment */
function keep(fragment) {
  if (location.hash !== `#${fragment}`) history.replaceState(null, "", `#${fragment}`);
}

/** @param {string} id of a block of text in this page */
const text = (id) => document.getElementById(id)?.textContent ?? "";

async function start() {
  const packed = Uint8Array.from(atob(text("frame")), (char) => char.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  frame.srcdoc = await new Response(unpacked).text();
  document.body.append(frame);
  frame.focus();
}

start().catch((error) => {
  document.body.append(`This browser cannot show the page: ${error}`);
});
