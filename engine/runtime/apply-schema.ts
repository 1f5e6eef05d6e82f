import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Driver } from "../driver.ts";
import { createDriverFromRuntime } from "./create-driver-from-runtime.ts";
import type { SetupInput } from "./push-schema.ts";

/** As `pushSchema`; gives the driver of the client, for `createOrm`. */
export async function applySchema<S extends AnySchema>(input: SetupInput<S>): Promise<Driver> {
  const driver = await createDriverFromRuntime(input);
  await driver.push?.(input.schema.catalog);
  return driver;
}
