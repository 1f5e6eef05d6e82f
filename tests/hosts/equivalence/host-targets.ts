import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import {
  drizzleBetterSqlite3Target,
  drizzleD1Target,
  drizzleLibsqlTarget,
  drizzleMariadbTarget,
  drizzlePostgresTarget,
} from "../drizzle/targets.ts";
import { kyselyBetterSqlite3Target, kyselyMariadbTarget, kyselyPostgresTarget } from "../kysely/targets.ts";
import { kysely29, kyselyVersions } from "../kysely/versions.ts";
import {
  typeormBetterSqlite3Target,
  typeormMariadbTarget,
  typeormPostgresTarget,
  typeormSqlJsTarget,
} from "../typeorm/targets.ts";
import { typeorm1, typeormVersions } from "../typeorm/versions.ts";
import { withHostShares } from "./host-equivalence.ts";

/** Drizzle, Kysely and TypeORM over each database that answers here, the older versions over one. */
export async function hostTargets(): Promise<readonly Target[]> {
  return withHostShares({
    server: [
      ...((await isReachable(postgres)) ? overPostgres() : []),
      ...((await isReachable(mariadb)) ? overMariadb() : []),
    ],
    embedded: [
      drizzleBetterSqlite3Target(),
      drizzleLibsqlTarget(),
      drizzleD1Target(),
      ...kyselyVersions.map(kyselyBetterSqlite3Target),
      ...typeormVersions.map(typeormBetterSqlite3Target),
      typeormSqlJsTarget(typeorm1),
    ],
  });
}

function overPostgres(): readonly Target[] {
  return [drizzlePostgresTarget(), kyselyPostgresTarget(kysely29), typeormPostgresTarget(typeorm1)];
}

function overMariadb(): readonly Target[] {
  return [drizzleMariadbTarget(), kyselyMariadbTarget(kysely29), typeormMariadbTarget(typeorm1)];
}
