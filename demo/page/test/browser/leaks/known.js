/**
 * What is known of the browsers, compared both ways: a way that is listed and should not be fails the test as well as one that
 * should be and is not, so that a change is noticed.
 */

/**
 * Ways for which nothing is claimed: they do not arrive without the protection either, because the browser has no such thing,
 * wants an address of the page's own, or acts only in a window with a user.
 *
 * @type {Record<string, string[]>}
 */
export const DEAF = {
  chromium: ["track", "Worker", "SharedWorker", "service worker", "prerender", "icon", "manifest", "dns-prefetch", "preconnect", "speculation rules",
    "CSS filter", "SVG use", "SVG pattern", "SVG text path", "attributionsrc", "worker: nested worker", "worker: WebRTC", "parent's file", "parent's message"],
  firefox: ["fetchLater", "WebSocketStream", "track", "Worker", "SharedWorker", "service worker", "paint worklet", "prerender", "icon", "manifest", "dns-prefetch",
    "preconnect", "speculation rules", "CSS filter", "SVG use", "SVG clip path", "SVG fill", "SVG marker", "SVG pattern",
    "SVG text path", "attributionsrc", "FedCM", "payment manifest", "WebRTC", "WebRTC of a fresh iframe",
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

/**
 * Ways whose names are not looked up without the protection either: of these no look-up is claimed. They are those that do not
 * arrive, but for those below, which arrive and look up nothing that the log shows, or the other way about.
 *
 * @type {Record<string, string[]>}
 */
export const UNNAMED = {
  chromium: [...DEAF.chromium, "fetchLater", "FedCM", "payment manifest", "WebRTC", "WebRTC of a fresh iframe", "WebRTC of an iframe's own script"],
  firefox: DEAF.firefox.filter((way) => way !== "dns-prefetch" && !way.startsWith("WebRTC")),
};
