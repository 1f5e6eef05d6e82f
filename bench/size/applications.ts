import { defineSchema, id, model, string } from "../../compiler/schema/index.ts";
import { renderCompiledModule } from "../../engine/ahead/render-compiled-module.ts";

export interface Application {
  readonly code: string;
  /** What runs from the start stays below it; `tests/architecture` and `npm run check:packages` see to that. */
  readonly gzippedMax: number;
}

const SCHEMA = defineSchema({ user: model({ table: "users", fields: { id: id(), email: string() } }) });

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
  "pg pool": withDriver("sql", "createPgPoolDriver(client)", 51_200),
  sqlite: withDriver("sql", "createSqliteDriver(client)", 51_500),
  mysql: withDriver("sql", "createMysqlDriver(client)", 54_900),
  d1: withDriver("d1", "createD1Driver({ client })", 50_000),
  kysely: withDriver("kysely", "createKyselyDriver({ db: client, dialect: 'postgres' })", 61_700),
  drizzle: withDriver("drizzle", "createDrizzleDriver({ db: client, dialect: 'postgres' })", 67_400),
  sequelize: withDriver(
    "sequelize",
    "createSequelizeDriver({ sequelize: client, dialect: 'postgres' })",
    62_200,
  ),
  mikroorm: withDriver("mikroorm", "createMikroormDriver({ orm: client, dialect: 'postgres' })", 63_100),
  typeorm: withDriver("typeorm", "createTypeormDriver({ dataSource: client })", 61_900),
  prisma: withDriver("prisma", "createPrismaDriver({ client })", 64_900),
  redis: withDriver("redis", "createRedisDriver(client)", 63_300),
  kv: withDriver("kv", "createKvDriver({ client })", 49_900),
  unstorage: withDriver("unstorage", "createUnstorageDriver({ storage: client })", 49_900),
  "found out": {
    code: `import { createOrmFromRuntime } from "@farming-labs/orm-runtime";
export const connect = (schema, client) => createOrmFromRuntime({ schema, client });`,
    gzippedMax: 26_200,
  },
  "compiled calls on D1 and KV": {
    code: await renderCompiledModule(async (record) => {
      for (const backend of ["d1", "cloudflare-kv"]) {
        const orm = record({ schema: SCHEMA, backend });
        await orm.user.create({ data: { email: "" } });
        await orm.user.findUnique({ where: { id: "" } });
      }
    }),
    gzippedMax: 35_800,
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
