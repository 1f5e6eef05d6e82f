import type { Target } from "../support/targets/target.ts";

/** What `npm run fuzz` opens for each host ORM that it names. */
export const FUZZ_TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  "kysely-better-sqlite3": async () => (await kysely()).kyselyBetterSqlite3Target(await newestKysely()),
  "kysely-postgres": async () => (await kysely()).kyselyPostgresTarget(await newestKysely()),
  "kysely-mariadb": async () => (await kysely()).kyselyMariadbTarget(await newestKysely()),
  "drizzle-better-sqlite3": async () => (await drizzle()).drizzleBetterSqlite3Target(),
  "drizzle-libsql": async () => (await drizzle()).drizzleLibsqlTarget(),
  "drizzle-postgres": async () => (await drizzle()).drizzlePostgresTarget(),
  "drizzle-mariadb": async () => (await drizzle()).drizzleMariadbTarget(),
  "typeorm-better-sqlite3": async () => (await typeorm()).typeormBetterSqlite3Target(await newestTypeorm()),
  "typeorm-sql.js": async () => (await typeorm()).typeormSqlJsTarget(await newestTypeorm()),
  "typeorm-postgres": async () => (await typeorm()).typeormPostgresTarget(await newestTypeorm()),
  "typeorm-mariadb": async () => (await typeorm()).typeormMariadbTarget(await newestTypeorm()),
  "sequelize-postgres": async () => (await sequelize()).sequelizePostgresTarget(),
  "sequelize-mariadb": async () => (await sequelize()).sequelizeMariadbTarget(),
  "mikroorm-libsql": async () => (await mikroorm()).mikroormLibsqlTarget(),
  "mikroorm-postgres": async () => (await mikroorm()).mikroormPostgresTarget(),
  "mikroorm-mariadb": async () => (await mikroorm()).mikroormMariadbTarget(),
};

const kysely = () => import("./kysely/targets.ts");
const drizzle = () => import("./drizzle/targets.ts");
const typeorm = () => import("./typeorm/targets.ts");
const sequelize = () => import("./sequelize/targets.ts");
const mikroorm = () => import("./mikroorm/targets.ts");
const newestKysely = async () => (await import("./kysely/versions.ts")).kysely29;
const newestTypeorm = async () => (await import("./typeorm/versions.ts")).typeorm1;
