import { existsSync } from "node:fs";
import { mariadb, postgres, type Server } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import type { FuzzBackend } from "./backends.ts";

const HOSTS_INSTALLED = existsSync(new URL("../../hosts/node_modules", import.meta.url));

/** Where the package is not called as the folder of its tests. */
const PACKAGES: Readonly<Record<string, string>> = { drizzle: "drizzle-orm" };

/** The host ORMs, a project of their own whose packages may not be there: none of them is known by type here. */
export const HOST_BACKENDS: readonly FuzzBackend[] = HOSTS_INSTALLED
  ? [
      host(null, "kysely-better-sqlite3", "kysely", "kyselyBetterSqlite3Target"),
      host(postgres, "kysely-postgres", "kysely", "kyselyPostgresTarget"),
      host(mariadb, "kysely-mariadb", "kysely", "kyselyMariadbTarget"),
      host(null, "drizzle-better-sqlite3", "drizzle", "drizzleBetterSqlite3Target"),
      host(null, "drizzle-libsql", "drizzle", "drizzleLibsqlTarget"),
      host(postgres, "drizzle-postgres", "drizzle", "drizzlePostgresTarget"),
      host(mariadb, "drizzle-mariadb", "drizzle", "drizzleMariadbTarget"),
      host(null, "typeorm-better-sqlite3", "typeorm", "typeormBetterSqlite3Target"),
      host(null, "typeorm-sql.js", "typeorm", "typeormSqlJsTarget"),
      host(postgres, "typeorm-postgres", "typeorm", "typeormPostgresTarget"),
      host(mariadb, "typeorm-mariadb", "typeorm", "typeormMariadbTarget"),
    ]
  : [];

function host(server: Server | null, name: string, folder: string, maker: string): FuzzBackend {
  const open = async () => {
    const path = `../../hosts/${folder}/targets.ts`;
    const targets: unknown = await import(path);
    const make: unknown = Reflect.get(Object(targets), maker);
    if (typeof make !== "function") throw new TypeError(`${path} makes no ${maker}`);
    const target: Target = make();
    return target;
  };
  return { name, group: "host", packages: [PACKAGES[folder] ?? folder], server, open };
}
