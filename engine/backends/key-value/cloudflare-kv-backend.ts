import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const cloudflareKvBackend: Backend = {
  kind: "cloudflare-kv",
  client: "a Cloudflare KV namespace",
  matches: (client) => hasMethods(client, ["get", "getWithMetadata", "put", "delete", "list"]),
};
