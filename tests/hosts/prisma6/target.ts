import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSQLite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaD1 } from "@prisma/adapter-d1";
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { postgres } from "../../servers/server.ts";
import { D1Databases } from "../../support/d1-databases.ts";
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

export function prisma6BetterSqlite3Target(): Target {
  return {
    name: "prisma 6 on better-sqlite3",
    oneOf: 20,
    open: async (schema, options = {}) => {
      const Client = await generateClient(schema, "sqlite", prisma6);
      const client = new Client({ adapter: new PrismaBetterSQLite3({ url: ":memory:" }) });
      return prismaSubject(client, schema, options, () => client.$disconnect());
    },
    close: async () => {},
  };
}

export function prisma6LibsqlTarget(): Target {
  return {
    name: "prisma 6 on libSQL",
    oneOf: 20,
    open: async (schema, options = {}) => {
      const Client = await generateClient(schema, "sqlite", prisma6);
      const folder = mkdtempSync(join(tmpdir(), "farm-orm-libsql-"));
      const url = `file:${join(folder, "test.db")}`;
      const client = new Client({ adapter: new PrismaLibSQL({ url, intMode: "bigint" }) });
      return prismaSubject(client, schema, options, async () => {
        await client.$disconnect();
        rmSync(folder, { recursive: true });
      });
    },
    close: async () => {},
  };
}

export function prisma6D1Target(): Target {
  let databases: D1Databases | null = null;
  return {
    name: "prisma 6 on D1",
    oneOf: 50,
    open: async (schema, options = {}) => {
      const Client = await generateClient(schema, "sqlite", prisma6);
      databases ??= new D1Databases(4);
      const all = databases;
      const binding = all.take();
      // It asks less of a binding than its type says.
      const adapter: PrismaD1 = Reflect.construct(PrismaD1, [binding]);
      const client = new Client({ adapter });
      return prismaSubject(client, schema, options, async () => {
        await client.$disconnect();
        await all.giveBack(binding);
      });
    },
    close: async () => databases?.close(),
  };
}
