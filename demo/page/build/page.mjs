// Puts the page together: a shell with the strictest policy, and in it, packed, the frame that does the work.
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

/** The frame's first statement: Chromium's WebRTC talks to any address whatever a page's policy says. */
export const SEALED = "delete globalThis.RTCPeerConnection; delete globalThis.webkitRTCPeerConnection;";

/**
 * @param {string} text
 * @returns {string} as a policy names a script or style
 */
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * @param {{ scripts: string[], styles: string[] }} inline
 */
export function policyOf({ scripts, styles }) {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hash).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${styles.map(hash).join(" ")}`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** @param {string} text of a script element that does not run */
const block = (id, text, type = "text/plain") => `<script type="${type}" id="${id}">${text.replace(/<(?=\/script|!--)/gi, type.endsWith("json") ? "\\u003c" : "<\\")}</script>`;

const head = (title) => `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>`;

/**
 * @param {{ script: string, style: string, worker: string, samples: Record<string, string> }} parts
 * @returns {string} the document in the frame
 */
export function frameHtml({ script, style, worker, samples }) {
  return `<!doctype html>
<html lang="en"><head>${head("logwinnow")}
<style>${style}</style></head><body>
${block("worker", worker)}
${block("samples", JSON.stringify(samples), "application/json")}
<script>${script}</script></body></html>`;
}

/**
 * @param {{ frame: string, script: string, style: string, frameScript: string, frameStyle: string, licences: string }} parts
 * @returns {string} the whole page
 */
export function shellHtml({ frame, script, style, frameScript, frameStyle, licences }) {
  const policy = policyOf({ scripts: [script, frameScript], styles: [style, frameStyle] });
  return `<!doctype html>
<html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="${policy}">
${head("logwinnow: see what is rare in a log, send nothing")}
<style>${style}</style></head><body>
<noscript>This page works on your log with JavaScript and WebAssembly, inside your browser.</noscript>
${block("frame", gzipSync(frame, { level: 9 }).toString("base64"))}
<script>${script}</script>
${block("licences", licences)}
</body></html>
`;
}

/** A script inside HTML must not hold its own end. */
export const inHtml = (script) => script.replace(/<(?=\/script|!--)/gi, "\\x3c");
