// Takes the place of what workers-assets-gen writes, which hands the program `connect` of cloudflare:sockets as well.
import mod from "./app.wasm";

export const loadModule = async () => mod;

/** @param {{ env: any, ctx: any, binding: any }} context */
export const createRuntimeContext = ({ env, ctx, binding }) => ({ env, ctx, binding });
