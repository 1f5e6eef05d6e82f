import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";

const url = process.env.DATABASE_URL ?? "file:./dev.db";

/** PostgreSQL where the environment names one, otherwise a SQLite file. */
export const adapter = url.startsWith("postgres")
  ? new PrismaPg({ connectionString: url }, { schema: process.env.DATABASE_SCHEMA })
  : new PrismaBetterSqlite3({ url });
