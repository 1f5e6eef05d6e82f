import type { Driver } from "../../driver.ts";
import type { BackendOptions } from "../backend.ts";
import { createDriver } from "./unstorage.ts";

export interface UnstorageDriverInput extends Pick<BackendOptions, "base" | "prefixes" | "atomicity"> {
  /** What `createStorage` of `unstorage` returns. */
  readonly storage: object;
}

/** A driver over an Unstorage storage and whatever is mounted in it. */
export function createUnstorageDriver({ storage, ...options }: UnstorageDriverInput): Driver {
  return createDriver(storage, options);
}
