// The JavaScript worker with failures that can be provoked: a throw within an analysis, and one through the frames of
// Go, which leaves the instance in disorder, so that it must be replaced.
import { analyse } from "../js/analyse.js";
import { handler } from "../js/handler.js";

/** @type {Record<string, (work: () => any) => any>} */
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
};

export default {
  fetch: handler((path, table, options, request) => {
    const work = () => analyse(path, table, options);
    return (failures[request.headers.get("Logwinnow-Provoke") ?? ""] ?? ((run) => run()))(work);
  }),
};
