import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { clientFrom, type GeneratedClient, type PrismaClientClass } from "./generate-client.ts";

/** A client that notes what Prisma itself sends to its database. */
export interface WatchedClient {
  readonly client: GeneratedClient;
  readonly sent: string[];
}

interface QueryEvents {
  $on(event: "query", listener: (event: { readonly query: string }) => void): void;
}

/** On a SQLite in memory, or on a PostgreSQL that nobody listens at. */
export async function watchedClient(
  provider: "sqlite" | "postgresql",
  models: string,
  options: object = {},
  source = "",
): Promise<WatchedClient> {
  const generator = 'generator client {\n  provider = "prisma-client-js"\n  output = "./client"\n}';
  const Client = await clientFrom(
    `${generator}\ndatasource db {\n  provider = "${provider}"\n  ${source}\n}\n${models}`,
  );
  const adapter =
    provider === "sqlite"
      ? new PrismaBetterSqlite3({ url: ":memory:" })
      : new PrismaPg({ connectionString: "postgresql://nobody@127.0.0.1:1/nothing" });
  return watched(Client, { adapter, ...options });
}

export function watched(Client: PrismaClientClass, options: object): WatchedClient {
  const log = [{ emit: "event", level: "query" }];
  const client: GeneratedClient = Reflect.construct(Client, [{ log, ...options }]);
  const sent: string[] = [];
  const events: QueryEvents = Object(client);
  events.$on("query", ({ query }) => void sent.push(query));
  return { client, sent };
}
