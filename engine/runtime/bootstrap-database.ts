import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import { createOrm } from "../create-orm.ts";
import type { OrmOptions } from "../orm-options.ts";
import { applySchema } from "./apply-schema.ts";
import type { SetupInput } from "./push-schema.ts";

/** Sets the database up as `pushSchema` does, and returns the orm over it. */
export async function bootstrapDatabase<S extends AnySchema>(
  input: SetupInput<S> & OrmOptions,
): Promise<Orm<S>> {
  const driver = await applySchema(input);
  return createOrm<S>({ ...input, driver });
}
