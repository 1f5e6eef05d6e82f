import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaD1 } from "@prisma/adapter-d1";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { renderPrismaSchema } from "../../../engine/artifacts/index.ts";
import { postgres } from "../../servers/server.ts";
import { D1Databases } from "../../support/d1-databases.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import type { Target } from "../../support/targets/target.ts";
import { clientFrom, generateClient, prisma7 } from "./generate-client.ts";
import { prismaSubject } from "./prisma-subject.ts";

const D1_DATABASES = 4;

export function prismaPostgresTarget(): Target {
  return postgresTarget("prisma on PostgreSQL", "UTC", (text) => text);
}

/**
 * As Prisma keeps instants where nothing else is said, on a server whose clock is not in UTC. With time
 * zones its adapter cannot read instants of there before 1883, whose offset has seconds.
 */
export function prismaZonelessTarget(): Target {
  const withoutZone = (text: string) => text.replaceAll(" @db.Timestamptz(3)", "");
  return postgresTarget("prisma on PostgreSQL without time zones", "America/New_York", withoutZone);
}

function postgresTarget(name: string, zone: string, changed: (prismaSchema: string) => string): Target {
  return {
    name,
    oneOf: 20,
    open: async (schema, options = {}) => {
      const text = renderPrismaSchema(schema, { ...prisma7.options, provider: "postgresql" });
      const Client = await clientFrom(changed(text));
      const namespace = newNamespace();
      const connection = {
        connectionString: postgres.url,
        options: `-c search_path=${namespace} -c timezone=${zone}`,
      };
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

export function prismaBetterSqlite3Target(): Target {
  return {
    name: "prisma on better-sqlite3",
    oneOf: 20,
    open: async (schema, options = {}) => {
      const Client = await generateClient(schema, "sqlite");
      const client = new Client({ adapter: new PrismaBetterSqlite3({ url: ":memory:" }) });
      return prismaSubject(client, schema, options, () => client.$disconnect());
    },
    close: async () => {},
  };
}

/** In a file: libSQL forgets what is in memory after each transaction. */
export function prismaLibsqlTarget(): Target {
  return {
    name: "prisma on libSQL",
    oneOf: 20,
    open: async (schema, options = {}) => {
      const Client = await generateClient(schema, "sqlite");
      const folder = mkdtempSync(join(tmpdir(), "farm-orm-libsql-"));
      const url = `file:${join(folder, "test.db")}`;
      const client = new Client({ adapter: new PrismaLibSql({ url, intMode: "bigint" }) });
      return prismaSubject(client, schema, options, async () => {
        await client.$disconnect();
        rmSync(folder, { recursive: true });
      });
    },
    close: async () => {},
  };
}

export function prismaD1Target(): Target {
  let databases: D1Databases | null = null;
  return {
    name: "prisma on D1",
    oneOf: 50,
    open: async (schema, options = {}) => {
      const Client = await generateClient(schema, "sqlite");
      databases ??= new D1Databases(D1_DATABASES);
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
