import { cloudflareKvBackend } from "../backends/key-value/cloudflare-kv-backend.ts";
import { kvStore } from "../backends/key-value/kv-store.ts";
import { frozenDriver } from "../frozen-driver.ts";
import { type PortableParts, portableExecutor } from "../key-value/portable/portable-executor.ts";
import type { CompiledBackend } from "./compiled-backend.ts";

/** Cloudflare KV, with those parts that the plans need. */
export function cloudflareKv(parts: PortableParts = {}): CompiledBackend {
  return {
    backend: cloudflareKvBackend,
    createExecutor: (client, options) => {
      const { kv, store, options: kept } = kvStore(client, options);
      return frozenDriver(portableExecutor(store, kv, kept, parts));
    },
  };
}
