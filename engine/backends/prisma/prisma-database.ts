import type { RawRows } from "../../../emitters/prisma/emit-raw.ts";
import { createEnum, prismaPostgresDialect } from "../../../emitters/prisma/postgres-dialect.ts";
import { PrismaMapping } from "../../../emitters/prisma/prisma-mapping.ts";
import {
  type PrismaProvider,
  prismaD1,
  prismaPostgres,
  prismaSqlite,
} from "../../../emitters/prisma/prisma-provider.ts";
import type { PrismaEnum, PrismaField, PrismaSchema } from "../../../emitters/prisma/schema/prisma-schema.ts";
import { prismaSqliteDialect } from "../../../emitters/prisma/sqlite-dialect.ts";
import type { Dialect } from "../../../emitters/sql/dialect.ts";
import { quoted } from "../../../emitters/sql/fragment.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";
import type { Catalog, Field } from "../../../ir/catalog.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { aliased } from "../../sql/aliased-inspection.ts";
import { d1Engine } from "../../sql/engines/d1.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { sqliteEngine } from "../../sql/engines/sqlite.ts";
import { sqliteEngineOf } from "../../sql/engines/sqlite-of-version.ts";
import type { SqlEngine } from "../../sql/sql-engine.ts";
import type { PrismaClientFacts } from "./prisma-client.ts";

/** One kind of database as it is reached through Prisma. */
export interface PrismaDatabase {
  readonly provider: PrismaProvider;
  readonly engine: SqlEngine;
  readonly capabilities: Capabilities;
  readonly rawRows: RawRows;
  /** Calls from outside a transaction have connections of their own. */
  readonly pooled: boolean;
  /** Where tables are that the Prisma schema puts nowhere. */
  readonly namespace: string | null;
  readonly dialectFor: (mapping: PrismaMapping) => Dialect;
  /** What is needed before the tables, each statement harmless when it is there already. */
  readonly typesFor: (mapping: PrismaMapping) => readonly string[];
}

export function prismaDatabase(facts: PrismaClientFacts): PrismaDatabase {
  switch (facts.provider) {
    case "postgresql":
      // Without an adapter Prisma has its connections look in the schema that its URL names.
      return postgresDatabase(facts.adapter === null ? null : (facts.namespace ?? "public"));
    case "sqlite":
      return sqliteDatabaseOf(facts.adapter);
    default:
      throw new OrmError("UNSUPPORTED", "Prisma is supported over PostgreSQL and SQLite", {
        backendKind: "prisma",
        path: "client",
      });
  }
}

/** The database behind an adapter; an unknown one has a SQLite of its own. */
function sqliteDatabaseOf(adapter: string | null): PrismaDatabase {
  switch (adapter) {
    case "@prisma/adapter-d1":
      return d1Database();
    case "@prisma/adapter-libsql":
      return sqliteDatabase(oldestLibsql);
    default:
      return sqliteDatabase(sqliteEngine);
  }
}

/** Of the adapters for Prisma 6, which cannot be told from later ones. */
const oldestLibsql = sqliteEngineOf("3.44.0");

function postgresDatabase(namespace: string | null): PrismaDatabase {
  return {
    provider: prismaPostgres,
    engine: { ...postgresEngine, inspection: aliased(postgresEngine.inspection) },
    capabilities: loadedByPrisma(postgresEngine.capabilities),
    rawRows: "columns",
    pooled: true,
    namespace,
    dialectFor: (mapping) => {
      const enums = enumsOf(mapping);
      return prismaPostgresDialect({
        enumOf: (field) => enums.get(field) ?? null,
        zoneless: instantColumns(mapping) === "zoneless",
        namespace,
      });
    },
    typesFor: (mapping) => {
      const enums = [...enumsOf(mapping).values()];
      const places = enums.flatMap((enumeration) => enumeration.namespace ?? namespace ?? []);
      const schemas = places.map((name) => `create schema if not exists ${quoted(name, '"')}`);
      const types = enums.map((enumeration) => createEnum(enumeration, namespace));
      return [...new Set([...schemas, ...types])];
    },
  };
}

function sqliteDatabase(engine: SqlEngine): PrismaDatabase {
  return sqliteFamilyDatabase(prismaSqlite, engine, engine.capabilities);
}

/** Prisma has no transactions on D1. */
function d1Database(): PrismaDatabase {
  const capabilities = Object.freeze({
    ...d1Engine.capabilities,
    transactions: "none",
    savepoints: false,
  } satisfies Capabilities);
  return sqliteFamilyDatabase(prismaD1, d1Engine, capabilities);
}

/** A call of Prisma's gives related rows as records, however it comes by them. */
function loadedByPrisma(capabilities: Capabilities): Capabilities {
  return Object.freeze({ ...capabilities, flatJoins: null });
}

function sqliteFamilyDatabase(
  provider: PrismaProvider,
  engine: SqlEngine,
  capabilities: Capabilities,
): PrismaDatabase {
  const dialect = prismaSqliteDialect(engine.dialect);
  return {
    provider,
    engine,
    capabilities: loadedByPrisma(capabilities),
    rawRows: "json",
    pooled: false,
    namespace: null,
    dialectFor: () => dialect,
    typesFor: () => [],
  };
}

/** Enums of Prisma's by the fields of the physical catalog. */
function enumsOf(mapping: PrismaMapping): ReadonlyMap<Field, PrismaEnum> {
  const enums = new Map<Field, PrismaEnum>();
  for (const { field, prisma } of columnsOf(mapping)) {
    const found = mapping.schema.enums.find((candidate) => candidate.name === prisma?.type);
    if (found !== undefined) enums.set(field, found);
  }
  return enums;
}

/** Whether PostgreSQL's columns of instants have a time zone. */
export function instantColumns(mapping: PrismaMapping): "zoned" | "zoneless" | "mixed" {
  const zoned = columnsOf(mapping)
    .filter(({ field }) => field.kind === "datetime")
    .map(({ prisma }) => prisma?.nativeType?.name === "Timestamptz");
  if (zoned.every((one) => one)) return "zoned";
  return zoned.some((one) => one) ? "mixed" : "zoneless";
}

interface Column {
  readonly field: Field;
  readonly prisma: PrismaField | undefined;
}

function columnsOf(mapping: PrismaMapping): readonly Column[] {
  return Object.values(mapping.catalog.models).flatMap((model) => {
    const known = mapping.prismaOf(model.name)?.fields ?? [];
    return model.fields.map((field) => ({
      field,
      prisma: known.find((candidate) => candidate.column === field.column),
    }));
  });
}

export function mappingFor(
  catalog: Catalog,
  schema: PrismaSchema,
  database: PrismaDatabase,
  names: Readonly<Record<string, string>>,
): PrismaMapping {
  const { provider, namespace } = database;
  return new PrismaMapping({ catalog, schema, provider, names, namespace });
}
