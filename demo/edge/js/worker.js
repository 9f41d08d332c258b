import "./sealed.js";
import { analyse } from "./analyse.js";
import { handler } from "./handler.js";

export default { fetch: handler(analyse) };
