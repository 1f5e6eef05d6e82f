export interface Application {
  readonly code: string;
  /** What runs from the start stays below it; `tests/architecture` and `npm run check:packages` see to that. */
  readonly gzippedMax: number;
}

/** Applications that import what they need and no more, by what they need. */
export const APPLICATIONS: Readonly<Record<string, Application>> = {
  "schema alone": {
    code: `import { defineSchema, id, model, string } from "@farming-labs/orm";
export const schema = defineSchema({ user: model({ table: "users", fields: { id: id(), email: string() } }) });`,
    gzippedMax: 5_700,
  },
  memory: {
    code: `import { createMemoryDriver } from "@farming-labs/orm";
${ormOver("createMemoryDriver()")}`,
    gzippedMax: 41_700,
  },
  "pg pool": withDriver("sql", "createPgPoolDriver(client)", 50_800),
  sqlite: withDriver("sql", "createSqliteDriver(client)", 51_000),
  mysql: withDriver("sql", "createMysqlDriver(client)", 54_500),
  d1: withDriver("d1", "createD1Driver({ client })", 49_300),
  kysely: withDriver("kysely", "createKyselyDriver({ db: client, dialect: 'postgres' })", 61_200),
  drizzle: withDriver("drizzle", "createDrizzleDriver({ db: client, dialect: 'postgres' })", 66_600),
  sequelize: withDriver(
    "sequelize",
    "createSequelizeDriver({ sequelize: client, dialect: 'postgres' })",
    61_700,
  ),
  mikroorm: withDriver("mikroorm", "createMikroormDriver({ orm: client, dialect: 'postgres' })", 62_600),
  typeorm: withDriver("typeorm", "createTypeormDriver({ dataSource: client })", 61_400),
  prisma: withDriver("prisma", "createPrismaDriver({ client })", 64_600),
  redis: withDriver("redis", "createRedisDriver(client)", 62_900),
  kv: withDriver("kv", "createKvDriver({ client })", 49_500),
  unstorage: withDriver("unstorage", "createUnstorageDriver({ storage: client })", 49_500),
  "found out": {
    code: `import { createOrmFromRuntime } from "@farming-labs/orm-runtime";
export const connect = (schema, client) => createOrmFromRuntime({ schema, client });`,
    gzippedMax: 26_000,
  },
};

function withDriver(entry: string, driver: string, gzippedMax: number): Application {
  const name = driver.slice(0, driver.indexOf("("));
  const code = `import { ${name} } from "@farming-labs/orm/${entry}";
${ormOver(driver)}`;
  return { code, gzippedMax };
}

function ormOver(driver: string): string {
  return `import { createOrm, defineSchema, id, model, string } from "@farming-labs/orm";
const schema = defineSchema({ user: model({ table: "users", fields: { id: id(), email: string() } }) });
export const connect = (client) => createOrm({ schema, driver: ${driver} });`;
}
