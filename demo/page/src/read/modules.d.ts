declare module "lz4js" {
  const lz4: { decompress(packed: Uint8Array, size?: number): Uint8Array; compress(bytes: Uint8Array): Uint8Array };
  export default lz4;
}
