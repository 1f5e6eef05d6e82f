import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, postgres } from "../servers/server.ts";
import { usedUpPool } from "../support/used-up-pool.ts";
import { drizzleMariadbTarget, drizzlePostgresTarget } from "./drizzle/targets.ts";
import { kyselyMariadbTarget, kyselyPostgresTarget } from "./kysely/targets.ts";
import { kyselyVersions } from "./kysely/versions.ts";
import { mikroormMariadbTarget, mikroormPostgresTarget } from "./mikroorm/targets.ts";
import { sequelizeMariadbTarget, sequelizePostgresTarget } from "./sequelize/targets.ts";
import { typeormMariadbTarget, typeormPostgresTarget } from "./typeorm/targets.ts";
import { typeormVersions } from "./typeorm/versions.ts";

/** Chosen by the targets, or the host's own. */
const SIZE = 5;
const MIKROORM_SIZE = 10;

if (await isReachable(postgres)) {
  usedUpPool(drizzlePostgresTarget(), SIZE, "INVALID_QUERY");
  usedUpPool(sequelizePostgresTarget(), SIZE, "INVALID_QUERY");
  usedUpPool(mikroormPostgresTarget(), MIKROORM_SIZE, "INVALID_QUERY");
  for (const version of typeormVersions) usedUpPool(typeormPostgresTarget(version), SIZE, "INVALID_QUERY");
  // Kysely does not tell how many connections it has.
  for (const version of kyselyVersions) usedUpPool(kyselyPostgresTarget(version), SIZE, "TIMEOUT");
}
if (await isReachable(mariadb)) {
  usedUpPool(drizzleMariadbTarget(), SIZE, "INVALID_QUERY");
  usedUpPool(sequelizeMariadbTarget(), SIZE, "INVALID_QUERY");
  usedUpPool(mikroormMariadbTarget(), MIKROORM_SIZE, "INVALID_QUERY");
  for (const version of typeormVersions) usedUpPool(typeormMariadbTarget(version), SIZE, "INVALID_QUERY");
  for (const version of kyselyVersions) usedUpPool(kyselyMariadbTarget(version), SIZE, "TIMEOUT");
}
