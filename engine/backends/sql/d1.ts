import type { Driver } from "../../driver.ts";
import { createBatchDriver } from "../../sql/deferred/batch-driver.ts";
import { d1Engine } from "../../sql/engines/d1.ts";
import { d1Client } from "./d1-client.ts";

export function createDriver(client: unknown): Driver {
  return createBatchDriver(d1Client(client), d1Engine);
}
