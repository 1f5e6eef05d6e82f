import type { AnySchema } from "../../compiler/schema/schema.ts";
import { applySchema } from "./apply-schema.ts";
import type { RuntimeInput } from "./create-driver-from-runtime.ts";

export interface SetupInput<S extends AnySchema> extends RuntimeInput {
  readonly schema: S;
}

/**
 * Creates what the schema needs and the database has not: tables, columns, keys and indexes. Doing it
 * again changes nothing; what could lose data is refused. Does nothing on stores without tables.
 */
export async function pushSchema<S extends AnySchema>(input: SetupInput<S>): Promise<void> {
  await applySchema(input);
}
