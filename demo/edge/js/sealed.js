// The first module of both workers. It takes away every global by which code can open a connection or keep something
// beyond its request, before any other code runs: nothing here asks for one, and so nothing can, whatever goes wrong.
// What modules give (cloudflare:sockets, node:net) is out of reach because nothing imports it; a test looks at the bundles.

/** What connects, and process and navigator for what they lead to: getBuiltinModule, sendBeacon. caches keeps things. */
const NAMES = ["fetch", "WebSocket", "WebSocketPair", "EventSource", "navigator", "Navigator", "process", "caches", "CacheStorage", "Cache"];

for (const name of NAMES) {
  for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) Reflect.deleteProperty(owner, name);
  if (name in globalThis) throw new Error(`${name} cannot be taken away`); // and so the worker does not start
}
