import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { createDriver } from "../../../engine/backends/prisma/prisma.ts";
import { createOrm } from "../../../engine/create-orm.ts";
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
  return {
    orm: createOrm({ ...options, schema, driver }),
    driver,
    capabilities: driver.capabilities,
    clear: async () => {
      for (const table of childrenFirst(schema)) await client.$executeRawUnsafe(`delete from "${table}"`);
    },
    sent: null,
    referencesByRow: false,
    dispose: async () => void (await dispose()),
  };
}

/** Tables in an order in which no row is removed that another still refers to. */
function childrenFirst({ catalog }: AnySchema): readonly string[] {
  const models = Object.values(catalog.models);
  const ordered = new Set<string>();
  const visit = (name: string): void => {
    for (const model of models) {
      const refers = model.fields.some((field) => field.references?.model === name);
      if (refers && model.name !== name) visit(model.name);
    }
    ordered.add(models.find((model) => model.name === name)?.table ?? name);
  };
  for (const { name } of models) visit(name);
  return [...ordered];
}
