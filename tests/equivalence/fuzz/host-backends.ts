import { existsSync } from "node:fs";
import { mariadb, postgres, type Server } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import type { FuzzBackend } from "./backends.ts";

const HOSTS_INSTALLED = existsSync(new URL("../../hosts/node_modules", import.meta.url));

/** A variable, so that the host ORMs' types are not looked for where they are not installed. */
const TARGETS = "../../hosts/fuzz-targets.ts";

/** The host ORMs, a project of their own whose packages may not be there. */
export const HOST_BACKENDS: readonly FuzzBackend[] = HOSTS_INSTALLED
  ? [
      host(null, "kysely-better-sqlite3", "kysely29"),
      host(postgres, "kysely-postgres", "kysely29"),
      host(mariadb, "kysely-mariadb", "kysely29"),
      host(null, "drizzle-better-sqlite3", "drizzle-orm"),
      host(null, "drizzle-libsql", "drizzle-orm"),
      host(postgres, "drizzle-postgres", "drizzle-orm"),
      host(mariadb, "drizzle-mariadb", "drizzle-orm"),
      host(null, "typeorm-better-sqlite3", "typeorm"),
      host(null, "typeorm-sql.js", "typeorm"),
      host(postgres, "typeorm-postgres", "typeorm"),
      host(mariadb, "typeorm-mariadb", "typeorm"),
      host(postgres, "sequelize-postgres", "sequelize"),
      host(mariadb, "sequelize-mariadb", "sequelize"),
      host(null, "mikroorm-libsql", "@mikro-orm/core"),
      host(postgres, "mikroorm-postgres", "@mikro-orm/core"),
      host(mariadb, "mikroorm-mariadb", "@mikro-orm/core"),
    ]
  : [];

function host(server: Server | null, name: string, packageName: string): FuzzBackend {
  const open = async () => {
    const { FUZZ_TARGETS } = await import(TARGETS);
    const make: unknown = FUZZ_TARGETS[name];
    if (typeof make !== "function") throw new TypeError(`no host target "${name}"`);
    const target: Target = await make();
    return target;
  };
  return { name, group: "host", packages: [packageName], server, open };
}
