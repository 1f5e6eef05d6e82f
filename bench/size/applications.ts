/** An application that imports what it needs and no more, by what it needs. */
export const APPLICATIONS: Readonly<Record<string, string>> = {
  "schema alone": `import { defineSchema, id, model, string } from "@farming-labs/orm";
export const schema = defineSchema({ user: model({ table: "users", fields: { id: id(), email: string() } }) });`,
  memory: `import { createMemoryDriver } from "@farming-labs/orm";
${ormOver("createMemoryDriver()")}`,
  "pg pool": withDriver("sql", "createPgPoolDriver", "client"),
  sqlite: withDriver("sql", "createSqliteDriver", "client"),
  mysql: withDriver("sql", "createMysqlDriver", "client"),
  d1: withDriver("d1", "createD1Driver", "{ client }"),
  kysely: withDriver("kysely", "createKyselyDriver", "{ db: client, dialect: 'postgres' }"),
  typeorm: withDriver("typeorm", "createTypeormDriver", "{ dataSource: client }"),
  prisma: withDriver("prisma", "createPrismaDriver", "{ client }"),
  redis: withDriver("redis", "createRedisDriver", "client"),
  kv: withDriver("kv", "createKvDriver", "{ client }"),
  unstorage: withDriver("unstorage", "createUnstorageDriver", "{ storage: client }"),
  "found out": `import { createOrmFromRuntime } from "@farming-labs/orm-runtime";
export const connect = (schema, client) => createOrmFromRuntime({ schema, client });`,
};

function withDriver(entry: string, name: string, input: string): string {
  return `import { ${name} } from "@farming-labs/orm/${entry}";
${ormOver(`${name}(${input})`)}`;
}

function ormOver(driver: string): string {
  return `import { createOrm, defineSchema, id, model, string } from "@farming-labs/orm";
const schema = defineSchema({ user: model({ table: "users", fields: { id: id(), email: string() } }) });
export const connect = (client) => createOrm({ schema, driver: ${driver} });`;
}
