import type { Driver } from "../driver.ts";
import { driverBackend } from "./driver-backend.ts";
import { requireShape } from "./require-shape.ts";

export function createDriver(client: unknown): Driver {
  return requireShape<Driver>(client, driverBackend);
}
