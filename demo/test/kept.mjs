import assert from "node:assert/strict";

/** What browsers ask for on their own account, with no page open; not the hosts of fonts and scripts beside them. */
const BROWSERS_OWN = /^[A-Z]+ (https?:\/\/)?(((update|content-autofill|optimizationguide-pa|clientservices|safebrowsing)\.googleapis|accounts\.google)\.com|([a-z0-9-]+\.)*(mozilla|mozgcp|firefox)\.(com|net|org))[:/]/;
const CONTROL = "http://192.0.2.1/control";

/**
 * Nothing was asked beyond loopback, neither by the page nor by its workers, whose requests reach the proxy alone. At last the page asks
 * for such an address, to see that the proxy would have heard it.
 *
 * @param {{ asked: string[], evaluate: (code: string) => Promise<any> }} page
 * @param {string} origin of the site
 * @param {{ asked: string[] }} proxy
 */
export async function assertKeptIn(page, origin, proxy) {
  const beyond = page.asked.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(`${origin}/`));
  assert.deepEqual(beyond, [], "requests of the page beyond loopback");
  assert.deepEqual(proxy.asked.filter((line) => !line.includes(CONTROL) && !BROWSERS_OWN.test(line)), [], "requests beyond loopback, workers' too");
  const { length } = proxy.asked;
  await page.evaluate(`fetch("${CONTROL}", { mode: "no-cors" }).then(() => 0, () => 0)`);
  assert.ok(proxy.asked.slice(length).some((line) => line.includes(CONTROL)), `the proxy hears what goes beyond loopback: ${proxy.asked.join("\n")}`);
}
