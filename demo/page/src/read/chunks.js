import { ReadError, messageOf } from "./error.js";

/**
 * The chunks of a stream: not every browser lets one loop over it.
 *
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* chunksOf(stream) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw new ReadError(messageOf(cause), { cause });
    });
    if (done) return;
    yield value;
  }
}
