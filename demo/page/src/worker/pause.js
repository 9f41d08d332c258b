/** Work in one piece before a message is listened for, ms. */
const PIECE = 50;

/**
 * Lets long work of this thread be cancelled: called again and again, it now and then lets messages in, and rejects once the
 * signal is aborted.
 *
 * @param {AbortSignal} signal
 */
export function pauses(signal) {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PIECE) return;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    last = performance.now();
  };
}
