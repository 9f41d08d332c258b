/**
 * Ways to send data out of a page. Each is the body of a function that sees `u`, an address of the way's own, `ws`, the
 * same as a WebSocket address, and `at`, its host and port alone.
 * What navigates or opens windows gets a page to itself (`ALONE`); the others share one.
 */

/** @param {string} tag @param {string} properties as an object literal */
const element = (tag, properties) => `const e = Object.assign(document.createElement(${JSON.stringify(tag)}), ${properties}); document.body.append(e);`;
/** @param {string} rel @param {string} more */
const link = (rel, more = "") => `const e = document.createElement("link"); e.rel = ${JSON.stringify(rel)}; e.href = u; ${more} document.head.append(e);`;
/** @param {string} css */
const style = (css) => `const s = document.createElement("style"); s.textContent = \`${css}\`; document.head.append(s); const e = document.createElement("div"); e.className = "leak"; e.textContent = "leak"; document.body.append(e);`;
/** @param {string} css */
const styled = (css) => `const e = document.createElement("div"); e.textContent = "leak"; e.style.cssText = \`width: 9px; height: 9px; ${css}\`; document.body.append(e);`;
/** @param {string} html */
const html = (html) => `const e = document.createElement("div"); e.innerHTML = \`${html}\`; document.body.append(e);`;
/** @param {string} inside */
const svg = (inside) => html(`<svg width="9" height="9">${inside}</svg>`);
/** @param {string} code of a worker that sees u, ws and at */
const worker = (code) => `const code = "const u = " + JSON.stringify(u) + ", ws = " + JSON.stringify(ws) + ", at = " + JSON.stringify(at) + "; " + ${JSON.stringify(code)}; new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));`;
const MODULE_WORKER = `const code = "import " + JSON.stringify(u); new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });`;
/** @param {string} scope */
const rtc = (scope) => `const R = ${scope}.RTCPeerConnection ?? ${scope}.webkitRTCPeerConnection; const c = new R({ iceServers: [{ urls: "stun:" + at }] }); globalThis["rtc" + at] = c; c.createDataChannel("x"); c.setLocalDescription();`;

/** @type {Record<string, string>} */
export const TOGETHER = {
  "fetch": `fetch(u, { mode: "no-cors" })`,
  "fetch POST": `fetch(u, { method: "POST", body: "x", mode: "no-cors" })`,
  "fetch keepalive": `fetch(u, { keepalive: true, method: "POST", body: "x", mode: "no-cors" })`,
  "fetchLater": `fetchLater(u, { activateAfter: 0 })`,
  "XMLHttpRequest": `const x = new XMLHttpRequest(); x.open("GET", u); x.send()`,
  "sendBeacon": `navigator.sendBeacon(u, "x")`,
  "WebSocket": `new WebSocket(ws)`,
  "WebSocketStream": `new WebSocketStream(ws)`,
  "EventSource": `new EventSource(u)`,
  "WebTransport": `new WebTransport("https://" + at + "/")`,
  "img": `new Image().src = u`,
  "img srcset": element("img", "{ srcset: u + ' 1x' }"),
  "picture": html('<picture><source srcset="${u}"><img></picture>'),
  "input image": element("input", "{ type: 'image', src: u }"),
  "audio": element("audio", "{ src: u, preload: 'auto' }"),
  "video": element("video", "{ src: u, preload: 'auto' }"),
  "video poster": element("video", "{ poster: u }"),
  "video in a dialog": `const d = document.createElement("dialog"); d.append(Object.assign(document.createElement("video"), { src: u, preload: "auto" })); document.body.append(d); d.showModal();`,
  "track": `const v = document.createElement("video"); const t = Object.assign(document.createElement("track"), { src: u, kind: "captions", default: true }); v.append(t); document.body.append(v); t.track.mode = "showing";`,
  "embed": element("embed", "{ src: u }"),
  "object": element("object", "{ data: u }"),
  "object of SVG": element("object", "{ type: 'image/svg+xml', data: u }"),
  "iframe": element("iframe", "{ src: u }"),
  "iframe in srcdoc": element("iframe", "{ srcdoc: '<img src=\"' + u + '\">' }"),
  "iframe with a refresh": element("iframe", "{ srcdoc: '<meta http-equiv=refresh content=\"0;url=' + u + '\">' }"),
  "iframe of a blob": element("iframe", "{ src: URL.createObjectURL(new Blob(['<img src=\"' + u + '\">'], { type: 'text/html' })) }"),
  "iframe of data": element("iframe", "{ src: 'data:text/html,' + encodeURIComponent('<img src=\"' + u + '\">') }"),
  "stylesheet of XML in a blob": element("iframe", `{ src: URL.createObjectURL(new Blob(['<?xml version="1.0"?><?xml-stylesheet type="text/css" href="' + u + '"?><html xmlns="http://www.w3.org/1999/xhtml"/>'], { type: 'application/xml' })) }`),
  "form in an iframe": `const f = document.createElement("iframe"); f.name = "into"; document.body.append(f); const e = Object.assign(document.createElement("form"), { action: u, target: "into", method: "post" }); document.body.append(e); e.submit();`,
  "script": element("script", "{ src: u }"),
  "module script": element("script", "{ type: 'module', src: u }"),
  "import()": `import(u)`,
  "import of JSON": `import(u, { with: { type: "json" } })`,
  "Worker": `new Worker(u)`,
  "SharedWorker": `new SharedWorker(u)`,
  "service worker": `navigator.serviceWorker.register(u)`,
  "audio worklet": `new AudioContext().audioWorklet.addModule(u)`,
  "paint worklet": `CSS.paintWorklet.addModule(u)`,
  "stylesheet": link("stylesheet"),
  "prefetch": link("prefetch"),
  "preload": link("preload", `e.as = "image";`),
  "modulepreload": link("modulepreload"),
  "prerender": link("prerender"),
  "icon": link("icon"),
  "manifest": link("manifest"),
  "compression dictionary": link("compression-dictionary"),
  "dns-prefetch": link("dns-prefetch"),
  "preconnect": `const e = document.createElement("link"); e.rel = "preconnect"; e.href = "http://" + at; document.head.append(e);`,
  "speculation rules": `const e = document.createElement("script"); e.type = "speculationrules"; e.textContent = JSON.stringify({ prefetch: [{ source: "list", urls: [u], eagerness: "immediate" }] }); document.head.append(e);`,
  "CSS background": style(".leak { background: url(${u}) }"),
  "CSS @import": style("@import url(${u});"),
  "CSS font": style("@font-face { font-family: leak; src: url(${u}) } .leak { font-family: leak }"),
  "CSS content": style(".leak::before { content: url(${u}) }"),
  "style attribute": styled("background-image: url(${u})"),
  "CSS image-set": styled("background-image: image-set(url(${u}) 1x)"),
  "CSS mask": styled("background: red; mask-image: url(${u}); -webkit-mask-image: url(${u})"),
  "CSS cursor": styled("cursor: url(${u}), auto"),
  "CSS list style": `const e = document.createElement("li"); e.textContent = "x"; e.style.listStyleImage = \`url(\${u})\`; document.body.append(e);`,
  "CSS border image": styled("border: 9px solid; border-image: url(${u}) 1"),
  "CSS filter": styled("filter: url(${u}#f)"),
  "constructed stylesheet": `const s = new CSSStyleSheet(); s.replaceSync(".built { background: url(" + u + ") }"); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; const e = document.createElement("div"); e.className = "built"; e.textContent = "x"; document.body.append(e);`,
  "FontFace": `const f = new FontFace("own", "url(" + u + ")"); document.fonts.add(f); f.load()`,
  "SVG image": svg('<image href="${u}" width="9" height="9"/>'),
  "SVG use": svg('<use href="${u}#x"/>'),
  "SVG feImage": svg('<filter id="ff"><feImage href="${u}"/></filter><rect width="9" height="9" filter="url(#ff)"/>'),
  "SVG mask": svg('<rect width="9" height="9" mask="url(${u}#m)"/>'),
  "SVG clip path": svg('<rect width="9" height="9" clip-path="url(${u}#c)"/>'),
  "SVG fill": svg('<rect width="9" height="9" fill="url(${u}#f)"/>'),
  "SVG marker": svg('<path d="M0 0L9 9" stroke="red" marker-end="url(${u}#m)"/>'),
  "SVG pattern": svg('<pattern id="pp" width="9" height="9" href="${u}#p"/><rect width="9" height="9" fill="url(#pp)"/>'),
  "SVG text path": svg('<text><textPath href="${u}#p">x</textPath></text>'),
  "SVG script": `const e = document.createElementNS("http://www.w3.org/2000/svg", "script"); e.setAttribute("href", u); const s = document.createElementNS("http://www.w3.org/2000/svg", "svg"); s.append(e); document.body.append(s);`,
  "body background": `document.body.setAttribute("background", u)`,
  "attributionsrc": element("img", "{ }") + ` e.setAttribute("attributionsrc", u);`,
  "FedCM": `navigator.credentials.get({ identity: { providers: [{ configURL: u, clientId: "x" }] } })`,
  "payment manifest": `new PaymentRequest([{ supportedMethods: u }], { total: { label: "x", amount: { currency: "EUR", value: "1" } } }).canMakePayment()`,
  "WebRTC": rtc("globalThis"),
  "WebRTC of a fresh iframe": `const f = document.createElement("iframe"); document.body.append(f); ${rtc("f.contentWindow")}`,
  "WebRTC of an iframe's own script": element("iframe", "{ srcdoc: '<script>const c = new RTCPeerConnection({ iceServers: [{ urls: \"stun:' + at + '\" }] }); globalThis.c = c; c.createDataChannel(\"x\"); c.setLocalDescription()</script>' }"),
  "worker: fetch": worker(`fetch(u, { mode: "no-cors" })`),
  "worker: XMLHttpRequest": worker(`const x = new XMLHttpRequest(); x.open("GET", u); x.send()`),
  "worker: WebSocket": worker(`new WebSocket(ws)`),
  "worker: EventSource": worker(`new EventSource(u)`),
  "worker: importScripts": worker(`importScripts(u)`),
  "worker: import()": worker(`import(u)`),
  "worker: static import": MODULE_WORKER,
  "worker: FontFace": worker(`const f = new FontFace("x", "url(" + u + ")"); fonts.add(f); f.load()`),
  "worker: nested worker": worker(`new Worker(u)`),
  "worker: nested blob worker": worker(`new Worker(URL.createObjectURL(new Blob(["fetch('" + u + "', { mode: 'no-cors' })"])))`),
  "worker of data": `new Worker("data:text/javascript," + encodeURIComponent("fetch('" + u + "', { mode: 'no-cors' })"))`,
  "worker: WebTransport": worker(`new WebTransport("https://" + at + "/")`),
  "worker: WebRTC": worker(`const c = new RTCPeerConnection({ iceServers: [{ urls: "stun:" + at }] }); c.createDataChannel("x"); c.setLocalDescription()`),
};

/** @type {Record<string, string>} */
export const ALONE = {
  "base and a relative address": `const b = document.createElement("base"); b.href = u + "/"; document.head.prepend(b); new Image().src = "x"`,
  "window.open": `open(u)`,
  "window.open, no opener": `open(u, "_blank", "noopener")`,
  "location": `location = u`,
  "location.replace": `location.replace(u)`,
  "navigation.navigate": `navigation.navigate(u)`,
  "meta refresh": `const e = document.createElement("meta"); e.httpEquiv = "refresh"; e.content = "0;url=" + u; document.head.append(e);`,
  "link": element("a", "{ href: u, textContent: 'x' }") + " e.click();",
  "link to a new window": element("a", "{ href: u, target: '_blank', textContent: 'x' }") + " e.click();",
  "link in the top window": element("a", "{ href: u, target: '_top', textContent: 'x' }") + " e.click();",
  "link with a ping": element("a", "{ href: '#x', ping: u, textContent: 'x' }") + " e.click();",
  "link that saves": element("a", "{ href: u, download: 'x', textContent: 'x' }") + " e.click();",
  "form": element("form", "{ action: u }") + " e.submit();",
  "form, POST": element("form", "{ action: u, method: 'post' }") + " e.submit();",
  "form in a new window": element("form", "{ action: u, target: '_blank' }") + " e.requestSubmit();",
  "form in the top window": element("form", "{ action: u, target: '_top' }") + " e.submit();",
  "button with an address": element("form", "{ }") + ` const b = document.createElement("button"); b.formAction = u; e.append(b); b.click();`,
  "top.location": `top.location = u`,
  "parent.location": `parent.location.href = u`,
  "parent's file": `parent.postMessage({ kind: "save", name: u, blob: u }, "*"); parent.postMessage({ kind: "save", name: "x.csv", blob: new Blob([u]), href: u }, "*")`,
  "parent's message": `parent.postMessage({ kind: "address", view: u, numbers: { [u]: 1, eps: u, sample: 1 } }, "*"); parent.postMessage({ kind: "start", view: "patterns", numbers: {}, location: u, url: u }, "*")`,
};
