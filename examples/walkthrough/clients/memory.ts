import { createMemoryDriver, type Driver } from "@farming-labs/orm";
import type { OpenClient } from "./open-client";

/** The memory driver has no client behind it and stands for one itself; a request to it counts as sent. */
export async function openMemory(): Promise<OpenClient> {
  const driver = createMemoryDriver();
  const sent: string[] = [];
  const client: Driver = {
    ...driver,
    prepare: (leaf, catalog) => {
      const prepared = driver.prepare(leaf, catalog);
      return {
        ...prepared,
        run: (session, values, tell) =>
          prepared.run(session, values, (text) => {
            sent.push(text);
            tell(text);
          }),
      };
    },
  };
  return { client, sent, close: async () => {} };
}
