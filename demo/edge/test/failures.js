// The JavaScript worker with failures that can be provoked: a throw within an analysis; one through the frames of Go,
// which leaves the instance in disorder, so that it must be replaced; and every way to open a connection.
import { analyse } from "../js/analyse.js";
import { handler } from "../js/handler.js";

/** @type {Record<string, (work: () => any, request: Request) => any>} */
const failures = {
  panic() {
    throw new Error("provoked");
  },
  crash(work) {
    const { decode } = TextDecoder.prototype;
    TextDecoder.prototype.decode = () => {
      throw new Error("provoked within Go");
    };
    try {
      return work();
    } finally {
      TextDecoder.prototype.decode = decode;
    }
  },
  connect(work, { headers }) {
    const target = headers.get("Logwinnow-Target") ?? "";
    const host = /** @type {any} */ (globalThis);
    const ways = [
      () => fetch(target), () => host.self.fetch(target), () => host.ServiceWorkerGlobalScope.prototype.fetch.call(globalThis, target),
      () => new WebSocket(target.replace("http", "ws")), () => new EventSource(target), () => navigator.sendBeacon(target, "log"),
      () => host.process.getBuiltinModule("node:net").connect(Number(new URL(target).port), "127.0.0.1").on("error", () => {}),
      () => host.process.getBuiltinModule("node:http").get(target).on("error", () => {}),
      () => new host.WebSocketPair()[0].constructor(target.replace("http", "ws")),
    ];
    const opened = ways.filter((way) => {
      try {
        Promise.resolve(way()).catch(() => {});
        return true;
      } catch {
        return false;
      }
    });
    return { ...work(), opened: opened.length };
  },
};

export default {
  fetch: handler((path, log, options, others, request) => {
    const work = () => analyse(path, log, options, others);
    return (failures[request.headers.get("Logwinnow-Provoke") ?? ""] ?? ((run) => run()))(work, request);
  }),
};
