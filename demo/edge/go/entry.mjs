// What wrangler and workerd start: nothing of the Go worker runs before its ways out are taken away.
import "./sealed.js";
import { addressOf } from "./address.js";
import worker from "./worker.mjs";

/** Percent signs that begin no escape, and signs that none may stand for: Go refuses an address that holds them. */
const UNESCAPED = /%(?![\da-f]{2})|[\0-\x20\x7f]/gi;

export default {
  /** @param {Request} request @param {any} env @param {any} ctx what syumai/workers reads of a request, with an address that Go takes */
  fetch({ url, method, headers, body }, env, ctx) {
    const { path, search } = addressOf(url);
    return worker.fetch({ url: `http://worker${(path + search).replace(UNESCAPED, encodeURIComponent)}`, method, headers, body }, env, ctx);
  },
};
