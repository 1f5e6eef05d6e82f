import { createOrm, type OrmOptions } from "../../../engine/create-orm.ts";
import type { Driver } from "../../../engine/driver.ts";
import type { Subject } from "../runner/target.ts";
import type { BuiltSchema } from "../schema/build-schema.ts";

/** The store behind the driver, reached without it. */
export interface Store {
  readonly clear: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

export async function keyValueSubject(
  driver: Driver,
  schema: BuiltSchema,
  options: OrmOptions | undefined,
  store: Store,
): Promise<Subject> {
  await store.clear();
  return {
    orm: createOrm({ ...options, schema, driver }),
    capabilities: driver.capabilities,
    clear: store.clear,
    dispose: async () => {
      await store.clear();
      await store.dispose();
    },
  };
}
