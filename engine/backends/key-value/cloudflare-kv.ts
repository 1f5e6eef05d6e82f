import type { Driver } from "../../driver.ts";
import { portableDriver } from "../../key-value/portable/portable-driver.ts";
import type { BackendOptions } from "../backend.ts";
import { kvStore } from "./kv-store.ts";

export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const { kv, store, options: kept } = kvStore(client, options);
  return portableDriver(store, kv, kept);
}
