/** Milliseconds from some start; only differences mean anything. */
export const now = () => performance.now();

/** Milliseconds of work between two looks at the event loop: a page still scrolls smoothly, and pausing costs nothing that shows. */
export const BREATH = 10;

/** Rows between two moments at which one might pause: a few milliseconds of work. */
export const STRETCH = 1 << 14;

/**
 * Lets the event loop turn once: a page draws, a worker hears its messages. A message to oneself comes back in
 * microseconds, a timer only after the 4 ms that browsers impose.
 *
 * @returns {Promise<void>}
 */
export function pause() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close(); // an open channel would keep a Node process alive
      resolve();
    };
    port2.postMessage(0);
  });
}
