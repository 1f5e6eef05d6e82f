import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

/** Also as the proxy that Miniflare gives to code outside the worker. */
export const d1Backend: Backend = {
  kind: "d1",
  client: "a Cloudflare D1 binding",
  matches: (client) => hasMethods(client, ["prepare", "batch", "exec", "dump"]),
};
