import { createOrm, type OrmOptions } from "../../../engine/create-orm.ts";
import type { Driver } from "../../../engine/driver.ts";
import type { Subject } from "../runner/target.ts";
import type { BuiltSchema } from "../schema/build-schema.ts";

/** The database behind the driver, reached without it. */
export interface Database {
  readonly run: (text: string) => Promise<unknown>;
  readonly dispose: () => Promise<unknown>;
}

/** The orm over tables of its own. Rows are removed by one request, not by the orm. */
export async function sqlSubject(
  driver: Driver,
  schema: BuiltSchema,
  options: OrmOptions | undefined,
  database: Database,
): Promise<Subject> {
  await driver.push?.(schema.catalog);
  const tables = Object.values(schema.catalog.models).map((model) => quoted(model.table));
  const clearing = tables.reverse().map((table) => `delete from ${table}`);
  return {
    orm: createOrm({ ...options, schema, driver }),
    capabilities: driver.capabilities,
    clear: async () => void (await database.run(clearing.join("; "))),
    dispose: async () => void (await database.dispose()),
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
