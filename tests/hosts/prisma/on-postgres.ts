import { PrismaPg } from "@prisma/adapter-pg";
import { postgres } from "../../servers/server.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import { clientFrom, type GeneratedClient } from "./generate-client.ts";

export interface OnPostgres {
  readonly client: GeneratedClient;
  readonly namespace: string;
  readonly close: () => Promise<void>;
}

/** A client of that Prisma schema, in a database schema of its own. */
export async function onPostgres(models: string, options: object = {}, generator = ""): Promise<OnPostgres> {
  const head = `generator client {\n  provider = "prisma-client-js"\n  output = "./client"\n  ${generator}\n}\n`;
  const Client = await clientFrom(`${head}datasource db {\n  provider = "postgresql"\n}\n${models}`);
  const namespace = newNamespace();
  const connection = { connectionString: postgres.url, options: `-c search_path=${namespace}` };
  const adapter = new PrismaPg(connection, { schema: namespace });
  const client: GeneratedClient = Reflect.construct(Client, [{ adapter, ...options }]);
  await client.$executeRawUnsafe(`create schema ${namespace}`);
  return {
    client,
    namespace,
    close: async () => {
      await client.$executeRawUnsafe(`drop schema ${namespace} cascade`);
      await client.$disconnect();
    },
  };
}
