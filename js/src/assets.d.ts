declare module "inline:wasm" {
  const gzipBase64: string;
  export default gzipBase64;
}
declare module "inline:worker" {
  const source: string;
  export default source;
}
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
