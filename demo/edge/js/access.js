import { Problem } from "./problem.js";

const encoder = new TextEncoder();

/** @param {string} text of any length to bytes of one, so that the time of a comparison tells nothing */
const hashed = (text) => crypto.subtle.digest("SHA-256", encoder.encode(text));

/**
 * Refuses an analysis to whoever does not bring the token. Nothing else decides.
 *
 * @param {Request} request
 * @param {Record<string, string>} env
 */
export async function admitted(request, { TOKEN, ALLOW_ANONYMOUS }) {
  if (!TOKEN && ALLOW_ANONYMOUS === "1") return;
  if (!TOKEN) throw new Problem(403, "closed", "this server has no token to ask for, and was not told to let everybody in");
  const [, token = ""] = /^bearer\s+(\S+)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  const [got, want] = await Promise.all([hashed(token), hashed(TOKEN)]);
  if (/** @type {any} */ (crypto.subtle).timingSafeEqual(got, want)) return;
  throw new Problem(401, "unauthorized", "an analysis needs the header Authorization: Bearer <token>, with the right token", {}, { "WWW-Authenticate": 'Bearer realm="logwinnow"' });
}

/** @param {Record<string, string>} env @returns {string} who may ask for analyses */
export const who = ({ TOKEN, ALLOW_ANONYMOUS }) => (TOKEN ? "token" : ALLOW_ANONYMOUS === "1" ? "anonymous" : "refused");

/**
 * Tells a browser whether a page of another origin may call. Where none may, nothing is said, and the browser refuses.
 *
 * @param {Headers} headers of the answer
 * @param {Request} request
 * @param {Record<string, string>} env
 */
export function cors(headers, request, { ORIGINS = "" }) {
  const allowed = ORIGINS.split(",").map((origin) => origin.trim()).filter(Boolean);
  if (allowed.length === 0) return;
  headers.append("Vary", "Origin");
  const origin = request.headers.get("Origin");
  if (!origin || !(allowed.includes(origin) || allowed.includes("*"))) return;
  headers.set("Access-Control-Allow-Origin", origin);
  if (request.method !== "OPTIONS") return;
  headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST");
  headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding, Accept");
  headers.set("Access-Control-Max-Age", "600");
}
