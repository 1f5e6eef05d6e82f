import type { Driver } from "../../driver.ts";
import { createDriver } from "./d1.ts";

/** For a D1 binding of a Cloudflare worker. */
export function createD1Driver(input: { readonly client: unknown }): Driver {
  return createDriver(input.client);
}
