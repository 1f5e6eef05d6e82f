import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { BackendOptions } from "../backends/backend.ts";
import { requireDatabaseRuntime } from "../detection/require-database-runtime.ts";
import type { Driver } from "../driver.ts";

export interface RuntimeInput extends BackendOptions {
  /** The application's own client: a pool, a database handle, a binding. */
  readonly client: unknown;
  readonly schema?: AnySchema | undefined;
}

/** The driver for whatever client the application has. Loads the code of that backend only. */
export async function createDriverFromRuntime(input: RuntimeInput): Promise<Driver> {
  const { client, schema: _schema, ...options } = input;
  const { createDriver } = await requireDatabaseRuntime(client).load();
  return createDriver(client, options);
}
