import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import { createOrm } from "../create-orm.ts";
import type { OrmOptions } from "../orm-options.ts";
import { createDriverFromRuntime, type RuntimeInput } from "./create-driver-from-runtime.ts";

export interface OrmFromRuntimeInput<S extends AnySchema> extends RuntimeInput, OrmOptions {
  readonly schema: S;
}

/** The orm of a schema over whatever client the application has. Nothing is sent before the first call. */
export async function createOrmFromRuntime<S extends AnySchema>(
  input: OrmFromRuntimeInput<S>,
): Promise<Orm<S>> {
  const driver = await createDriverFromRuntime(input);
  return createOrm<S>({ ...input, driver });
}
