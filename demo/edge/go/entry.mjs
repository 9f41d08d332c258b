// What wrangler and workerd start: nothing of the Go worker runs before its ways out are taken away.
import "./sealed.js";
import worker from "./worker.mjs";

export default { fetch: worker.fetch };
