import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { mikroormLibsqlTarget, mikroormMariadbTarget, mikroormPostgresTarget } from "../mikroorm/targets.ts";
import { hostEquivalence } from "./host-equivalence.ts";

hostEquivalence("MikroORM", {
  embedded: [mikroormLibsqlTarget()],
  server: [
    ...((await isReachable(postgres)) ? [mikroormPostgresTarget()] : []),
    ...((await isReachable(mariadb)) ? [mikroormMariadbTarget()] : []),
  ],
});
