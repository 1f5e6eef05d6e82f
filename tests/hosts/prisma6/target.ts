import { PrismaPg } from "@prisma/adapter-pg";
import { postgres } from "../../servers/server.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import type { Target } from "../../support/targets/target.ts";
import { generateClient, prisma6 } from "../prisma/generate-client.ts";
import { prismaSubject } from "../prisma/prisma-subject.ts";

export function prisma6PostgresTarget(): Target {
  return {
    name: "prisma 6 on PostgreSQL",
    oneOf: 20,
    open: async (schema, options = {}) => {
      const Client = await generateClient(schema, "postgresql", prisma6);
      const namespace = newNamespace();
      const connection = { connectionString: postgres.url, options: `-c search_path=${namespace}` };
      const client = new Client({ adapter: new PrismaPg(connection, { schema: namespace }) });
      await client.$executeRawUnsafe(`create schema ${namespace}`);
      return prismaSubject(client, schema, options, async () => {
        await client.$executeRawUnsafe(`drop schema ${namespace} cascade`);
        await client.$disconnect();
      });
    },
    close: async () => {},
  };
}
