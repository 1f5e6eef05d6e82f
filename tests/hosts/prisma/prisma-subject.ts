import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { createDriver } from "../../../engine/backends/prisma/prisma.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import { clearingStatements } from "../../support/targets/clearing-statements.ts";
import type { OpenOptions, Subject } from "../../support/targets/target.ts";
import type { GeneratedClient } from "./generate-client.ts";

/** The orm over tables that were made through the client itself. */
export async function prismaSubject<S extends AnySchema>(
  client: GeneratedClient,
  schema: S,
  { recording: _recording, ...options }: OpenOptions,
  dispose: () => Promise<unknown>,
): Promise<Subject<S>> {
  const driver = createDriver(client);
  await driver.push?.(schema.catalog);
  const clearing = clearingStatements(schema.catalog, (name) => `"${name.replaceAll('"', '""')}"`);
  return {
    orm: createOrm({ ...options, schema, driver }),
    driver,
    capabilities: driver.capabilities,
    clear: async () => {
      for (const statement of clearing) await client.$executeRawUnsafe(statement);
    },
    sent: null,
    referencesByRow: false,
    dispose: async () => void (await dispose()),
  };
}
