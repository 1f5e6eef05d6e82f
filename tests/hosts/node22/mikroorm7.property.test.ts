import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { hostEquivalence } from "../equivalence/host-equivalence.ts";
import { mikroorm7MariadbTarget, mikroorm7PostgresTarget, mikroorm7SqliteTarget } from "./targets.ts";

hostEquivalence("MikroORM 7", {
  embedded: [mikroorm7SqliteTarget()],
  server: [
    ...((await isReachable(postgres)) ? [mikroorm7PostgresTarget()] : []),
    ...((await isReachable(mariadb)) ? [mikroorm7MariadbTarget()] : []),
  ],
});
