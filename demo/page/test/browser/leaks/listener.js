import { createSocket } from "node:dgram";
import { createServer } from "node:http";

/**
 * What arrives on loopback, by kind, each the names of ways: `requests` (HTTP and WebSocket), `datagrams` (UDP), and
 * `connections`, on which nothing need have been sent.
 *
 * @typedef {{ requests: Set<string>, datagrams: Set<string>, connections: Set<string> }} Arrived
 * @typedef {{ u: string, ws: string, at: string }} Place where a way is to send to
 */

/**
 * Listens on a port for each way, so that a connection without a word tells which way opened it.
 *
 * @param {string[]} ways
 * @returns {Promise<{ arrived: Arrived, places: Map<string, Place>, close: () => void }>}
 */
export async function listen(ways) {
  const arrived = { requests: new Set(), datagrams: new Set(), connections: new Set() };
  /** @type {{ close: () => void }[]} */
  const open = [];
  const places = new Map();
  for (const way of ways) {
    const { port, close } = await listenTo(way, arrived);
    open.push({ close });
    places.set(way, placeAt(`127.0.0.1:${port}`));
  }
  return { arrived, places, close: () => open.forEach(({ close }) => close()) };
}

/**
 * @param {string} at host and port
 * @returns {Place}
 */
export const placeAt = (at) => ({ u: `http://${at}/way`, ws: `ws://${at}/way`, at });

/**
 * A port on which both UDP and TCP are counted. One that is free for UDP may be in use for TCP: then another is tried.
 *
 * @param {string} way
 * @param {Arrived} arrived
 * @returns {Promise<{ port: number, close: () => void }>}
 */
async function listenTo(way, arrived, tries = 20) {
  const udp = createSocket("udp4", () => arrived.datagrams.add(way));
  await new Promise((resolve) => udp.bind(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = udp.address();
  const server = createServer((_, response) => {
    arrived.requests.add(way);
    response.writeHead(200, { "access-control-allow-origin": "*", "cache-control": "no-store", "content-type": "text/plain" }).end();
  });
  server.on("upgrade", (_, socket) => (arrived.requests.add(way), socket.destroy()));
  server.on("connection", () => arrived.connections.add(way));
  try {
    await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined)));
  } catch (error) {
    udp.close();
    if (tries === 0) throw error;
    return listenTo(way, arrived, tries - 1);
  }
  return { port, close: () => (server.closeAllConnections(), server.close(), udp.close()) };
}
