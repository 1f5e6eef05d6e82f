import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Role, Target } from "../measure/contestant.ts";

/** Who takes part on which engine; the first of an engine is what the others are compared with. */
export interface Entry {
  readonly name: string;
  readonly role: Role;
  readonly engine: Target["engine"];
  readonly file: string;
  readonly exported: string;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const OWN: readonly Entry[] = [
  {
    name: "by hand",
    role: "by hand",
    engine: "postgres",
    file: at("./postgres-by-hand.ts"),
    exported: "postgresByHand",
  },
  { name: "farm orm", role: "own", engine: "postgres", file: at("./farm-orm.ts"), exported: "farmOrm" },
  {
    name: "farm orm, apart",
    role: "own",
    engine: "postgres",
    file: at("./farm-orm.ts"),
    exported: "farmOrmApart",
  },
  {
    name: "by hand, batched",
    role: "variant",
    engine: "postgres",
    file: at("./postgres-variants.ts"),
    exported: "postgresBatched",
  },
  {
    name: "by hand, naive",
    role: "variant",
    engine: "postgres",
    file: at("./postgres-variants.ts"),
    exported: "postgresNaive",
  },
  {
    name: "by hand",
    role: "by hand",
    engine: "sqlite",
    file: at("./sqlite-by-hand.ts"),
    exported: "sqliteByHand",
  },
  { name: "farm orm", role: "own", engine: "sqlite", file: at("./farm-orm.ts"), exported: "farmOrm" },
  {
    name: "by hand",
    role: "by hand",
    engine: "redis",
    file: at("./redis-by-hand.ts"),
    exported: "redisByHand",
  },
  {
    name: "farm orm",
    role: "own",
    engine: "redis",
    file: at("./redis-farm-orm.ts"),
    exported: "redisFarmOrm",
  },
  {
    name: "farm orm, apart",
    role: "own",
    engine: "redis",
    file: at("./redis-farm-orm.ts"),
    exported: "redisFarmOrmApart",
  },
];

/** The peers install in a workspace of their own (`npm ci --prefix bench/peers`); without it they are left out. */
const PEERS: readonly (Omit<Entry, "file" | "role"> & { readonly module: string })[] = [
  { name: "drizzle", engine: "postgres", module: "drizzle", exported: "drizzlePostgres" },
  { name: "drizzle, prepared", engine: "postgres", module: "drizzle", exported: "drizzlePostgresPrepared" },
  { name: "kysely", engine: "postgres", module: "kysely", exported: "kyselyPostgres" },
  { name: "prisma 7", engine: "postgres", module: "prisma", exported: "prismaPostgres" },
  { name: "typeorm 1", engine: "postgres", module: "typeorm", exported: "typeormPostgres" },
  { name: "zenstack 3", engine: "postgres", module: "zenstack", exported: "zenstackPostgres" },
  { name: "published 0.0.62", engine: "postgres", module: "published", exported: "publishedPostgres" },
  { name: "drizzle", engine: "sqlite", module: "drizzle", exported: "drizzleSqlite" },
  { name: "kysely", engine: "sqlite", module: "kysely", exported: "kyselySqlite" },
  { name: "prisma 7", engine: "sqlite", module: "prisma", exported: "prismaSqlite" },
  { name: "typeorm 1", engine: "sqlite", module: "typeorm", exported: "typeormSqlite" },
  { name: "zenstack 3", engine: "sqlite", module: "zenstack", exported: "zenstackSqlite" },
  { name: "published 0.0.62", engine: "sqlite", module: "published", exported: "publishedSqlite" },
  { name: "published 0.0.62", engine: "redis", module: "published-redis", exported: "publishedRedis" },
];

export function entriesOf(engine: Target["engine"]): readonly Entry[] {
  const own = OWN.filter((entry) => entry.engine === engine);
  if (!existsSync(at("../peers/node_modules"))) return own;
  const peers = PEERS.flatMap(({ module, ...entry }) => {
    const file = at(`../peers/${module}.ts`);
    return entry.engine === engine && existsSync(file) ? [{ ...entry, role: "peer", file } as const] : [];
  });
  return [...own, ...peers];
}
