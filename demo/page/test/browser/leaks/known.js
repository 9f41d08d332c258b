/**
 * What is known of the browsers, so that a change is noticed.
 */

/**
 * Ways for which nothing is claimed: they do not arrive without the protection either, because the browser has no such thing,
 * wants an address of the page's own, or acts only in a window with a user.
 *
 * @type {Record<string, string[]>}
 */
export const DEAF = {
  chromium: ["track", "Worker", "SharedWorker", "service worker", "prerender", "icon", "manifest", "dns-prefetch", "preconnect", "speculation rules",
    "CSS filter", "SVG use", "attributionsrc", "worker: nested worker", "worker: WebRTC", "parent's file", "parent's message"],
  firefox: ["fetchLater", "WebSocketStream", "track", "Worker", "SharedWorker", "service worker", "paint worklet", "prerender", "icon", "manifest", "dns-prefetch",
    "preconnect", "speculation rules", "CSS filter", "SVG use", "attributionsrc", "FedCM", "payment manifest", "WebRTC", "WebRTC of a fresh iframe",
    "WebRTC of an iframe's own script", "worker: nested worker", "worker: WebRTC", "link with a ping", "parent's file", "parent's message"],
};

/**
 * Where the page comes from the disk, Chromium prepares a visit before it refuses it: it looks the host up and connects, and
 * sends nothing. Over http a header forbids that (scripts/serve-page.mjs); a file has no headers.
 *
 * @type {Record<string, string[]>}
 */
export const PREPARED = {
  chromium: ["iframe", "iframe with a refresh", "location", "location.replace", "navigation.navigate", "meta refresh", "link", "link that saves"],
  firefox: [],
};
