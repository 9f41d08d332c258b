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
  /** @type {Record<string, any[]>} */
  const columns = {};
  await parquetRead({
    file, metadata, compressors,
    onChunk({ columnName, columnData, rowStart }) {
      const column = (columns[columnName] ??= new Array(rows).fill(null));
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
  /** @type {Record<string, ArrayLike<any>>} */
  const columns = {};
  for (const { name } of table.schema.fields) columns[name] = table.getChild(name).toArray();
  store.addColumns(columns, table.numRows);
}
