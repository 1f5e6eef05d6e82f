import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { sequelizeMariadbTarget, sequelizePostgresTarget } from "../sequelize/targets.ts";
import { hostEquivalence } from "./host-equivalence.ts";

hostEquivalence("Sequelize", {
  embedded: [],
  server: [
    ...((await isReachable(postgres)) ? [sequelizePostgresTarget()] : []),
    ...((await isReachable(mariadb)) ? [sequelizeMariadbTarget()] : []),
  ],
});
