import { CompressionType, setCompressionCodec, tableFromIPC } from "@uwdata/flechette";
import { parquetMetadata, parquetRead } from "hyparquet";
import { compressors, decompressZstd } from "hyparquet-compressors";
import lz4 from "lz4js";

// Arrow files may be packed; the library leaves unpacking to others.
setCompressionCodec(CompressionType.ZSTD, { encode: refused, decode: (data) => decompressZstd(data) });
setCompressionCodec(CompressionType.LZ4_FRAME, { encode: refused, decode: (data, size) => lz4.decompress(data, size) });

/** @returns {never} */
function refused() {
  throw new Error("nothing is packed here");
}

/**
 * @param {Uint8Array} bytes
 * @param {import("./store.js").Store} store
 */
export async function readParquet(bytes, store) {
  const file = /** @type {ArrayBuffer} */ (bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer);
  const metadata = parquetMetadata(file);
  const rows = Number(metadata.num_rows);
  /** By names that a log chose, so no object, which has names of its own. @type {Map<string, any[]>} */
  const columns = new Map();
  await parquetRead({
    file, metadata, compressors,
    onChunk({ columnName, columnData, rowStart }) {
      const column = columns.get(columnName) ?? new Array(rows).fill(null);
      columns.set(columnName, column);
      for (let i = 0; i < columnData.length; i++) column[rowStart + i] = columnData[i];
    },
  });
  store.addColumns(columns, rows);
}

/**
 * @param {Uint8Array} bytes
 * @param {import("./store.js").Store} store
 */
export function readArrow(bytes, store) {
  const table = tableFromIPC(bytes, { useDate: true });
  store.addColumns(table.schema.fields.map(({ name }) => [name, table.getChild(name).toArray()]), table.numRows);
}
