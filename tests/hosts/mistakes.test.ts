import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, postgres } from "../servers/server.ts";
import { sameMistakes } from "../support/mistakes.ts";
import { hostTargets } from "./equivalence/host-targets.ts";
import {
  mikroormBetterSqliteTarget,
  mikroormLibsqlTarget,
  mikroormMariadbTarget,
  mikroormPostgresTarget,
} from "./mikroorm/targets.ts";
import {
  sequelizeMariadbClientTarget,
  sequelizeMariadbTarget,
  sequelizePostgresTarget,
} from "./sequelize/targets.ts";

for (const target of await hostTargets()) sameMistakes(target);
for (const open of [mikroormLibsqlTarget, mikroormBetterSqliteTarget]) sameMistakes(open());
if (await isReachable(postgres)) {
  for (const open of [mikroormPostgresTarget, sequelizePostgresTarget]) sameMistakes(open());
}
if (await isReachable(mariadb)) {
  for (const open of [mikroormMariadbTarget, sequelizeMariadbTarget, sequelizeMariadbClientTarget]) {
    sameMistakes(open());
  }
}
