import type { Driver } from "../../driver.ts";
import type { BackendOptions } from "../backend.ts";
import { createDriver } from "./cloudflare-kv.ts";

export interface KvDriverInput extends Pick<BackendOptions, "base" | "prefixes" | "atomicity"> {
  /** A `KVNamespace` binding of Cloudflare Workers. */
  readonly client: object;
}

/** A driver over a Cloudflare KV namespace. */
export function createKvDriver({ client, ...options }: KvDriverInput): Driver {
  return createDriver(client, options);
}
