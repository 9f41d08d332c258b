/**
 * The path and the query of a request's address, by themselves: what stands where the host belongs decides nothing, and
 * may be what neither URL nor Go takes for one.
 *
 * @param {string} url
 * @returns {{ path: string, search: string }}
 */
export function addressOf(url) {
  const [, path = "", search = ""] = /^[^/]*\/\/[^/?#]*([^?#]*)([^#]*)/.exec(url) ?? [];
  return { path, search };
}
