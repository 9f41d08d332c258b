import { createSocket } from "node:dgram";
import { createServer as createHttp } from "node:http";
import { createServer as createTcp } from "node:net";

/** Ways that are counted by what arrives at a port of their own. */
const BY_PORT = /WebRTC|WebTransport|preconnect/;

/**
 * Listens on loopback for whatever the ways send: HTTP, WebSocket handshakes, bare connections and UDP.
 *
 * @param {string[]} ways
 */
export async function listen(ways) {
  /** @type {Map<string, Set<string>>} ways that arrived, by run */
  const arrived = new Map();
  const hit = (/** @type {string} */ run, /** @type {string} */ way) => arrived.get(run)?.add(way);
  const server = createHttp((request, response) => {
    heard(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*", "cache-control": "no-store", "content-type": "text/plain" }).end();
  });
  server.on("upgrade", ({ url }, socket) => (heard(url), socket.destroy()));
  const heard = (/** @type {string | undefined} */ url = "") => {
    const [, run, index] = /^\/way\/([\w-]+)\/(\d+)/.exec(url) ?? [];
    if (run) hit(run, ways[Number(index)]);
  };
  await listening(server, 0);
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  /** @type {{ close: () => void }[]} */
  const sockets = [];
  return {
    arrived,
    /** The places of each way in a run: `{ u, ws, port }`. @param {string} run */
    async places(run) {
      arrived.set(run, new Set());
      return Promise.all(ways.map(async (way, i) => ({
        u: `http://127.0.0.1:${port}/way/${run}/${i}`, ws: `ws://127.0.0.1:${port}/way/${run}/${i}`,
        port: BY_PORT.test(way) ? await counted(() => hit(run, way), sockets) : 1,
      })));
    },
    close() {
      server.closeAllConnections();
      server.close();
      for (const socket of sockets) socket.close();
    },
  };
}

/**
 * A port on which both UDP and TCP are counted. One that is free for UDP may be in use for TCP: then another is tried.
 *
 * @param {() => void} hit
 * @param {{ close: () => void }[]} sockets
 * @returns {Promise<number>}
 */
async function counted(hit, sockets, tries = 20) {
  const udp = createSocket("udp4", hit);
  await new Promise((resolve) => udp.bind(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = udp.address();
  const tcp = createTcp((socket) => (hit(), socket.on("error", () => {}).destroy()));
  try {
    await listening(tcp, port);
  } catch (error) {
    udp.close();
    if (tries === 0) throw error;
    return counted(hit, sockets, tries - 1);
  }
  sockets.push(udp, tcp);
  return port;
}

/**
 * @param {import("node:net").Server} server
 * @param {number} port
 */
const listening = (server, port) => new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined)));
