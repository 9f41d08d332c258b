// The same bits in every host: the data and checksums of iforest/bits_test.go. Runs in Node and in pages, so it imports nothing.

/** 600 rows of 3 numbers that every language computes exactly. */
export function steps() {
  const x = Float64Array.from({ length: 1800 }, (_, i) => ((i * i * 7919) % 1009) / 16);
  x[900] = 500;
  x[1201] = -300;
  return x;
}

/** @param {Uint8Array} bytes @returns {number} CRC-32 (IEEE) */
export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

/**
 * @param {any} logwinnow
 * @returns {Promise<number[]>} the checksums of a forest's bytes and of its scores
 */
export async function forestChecksums(logwinnow) {
  const forest = await logwinnow.fitForest(steps(), { columns: 3, seed: 42, contamination: 0.05 });
  const scores = await forest.score(steps());
  const saved = forest.save();
  return [new DataView(saved.buffer).getUint32(saved.length - 4, true), crc32(new Uint8Array(scores.buffer))];
}

export const FOREST_CHECKSUMS = [0x1a9762d3, 0x0523c231];
