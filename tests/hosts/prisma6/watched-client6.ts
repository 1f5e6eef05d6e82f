import { PrismaBetterSQLite3 } from "@prisma/adapter-better-sqlite3";
import { clientFrom, prisma6 } from "../prisma/generate-client.ts";
import { type WatchedClient, watched } from "../prisma/watched-client.ts";

/** On a SQLite in memory. */
export async function watchedClient6(models: string, options: object = {}): Promise<WatchedClient> {
  const generator =
    'generator client {\n  provider = "prisma-client-js"\n  output = "./client"\n  engineType = "client"\n}';
  const source = 'datasource db {\n  provider = "sqlite"\n  url = env("DATABASE_URL")\n}';
  const Client = await clientFrom(`${generator}\n${source}\n${models}`, prisma6);
  return watched(Client, { adapter: new PrismaBetterSQLite3({ url: ":memory:" }), ...options });
}
