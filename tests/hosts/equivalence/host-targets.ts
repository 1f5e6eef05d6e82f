import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import {
  drizzleBetterSqlite3Target,
  drizzleLibsqlTarget,
  drizzlePostgresTarget,
} from "../drizzle/targets.ts";
import { kyselyBetterSqlite3Target, kyselyPostgresTarget } from "../kysely/targets.ts";
import { kyselyVersions } from "../kysely/versions.ts";
import { typeormBetterSqlite3Target, typeormPostgresTarget, typeormSqlJsTarget } from "../typeorm/targets.ts";
import { typeormVersions } from "../typeorm/versions.ts";

/** Drizzle, Kysely and TypeORM, each over what answers here. */
export async function hostTargets(): Promise<readonly Target[]> {
  const targets = [
    ...((await isReachable(postgres)) ? overPostgres() : []),
    drizzleBetterSqlite3Target(),
    drizzleLibsqlTarget(),
    ...kyselyVersions.map(kyselyBetterSqlite3Target),
    ...typeormVersions.flatMap((typeorm) => [
      typeormBetterSqlite3Target(typeorm),
      typeormSqlJsTarget(typeorm),
    ]),
  ];
  return targets.map((target) => ({ ...target, oneOf: 1 }));
}

function overPostgres(): readonly Target[] {
  return [
    drizzlePostgresTarget(),
    ...kyselyVersions.map(kyselyPostgresTarget),
    ...typeormVersions.map(typeormPostgresTarget),
  ];
}
