import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { mikroormLibsqlTarget, mikroormPostgresTarget } from "../mikroorm/targets.ts";
import { hostEquivalence } from "./host-equivalence.ts";

const hasServer = await isReachable(postgres);
hostEquivalence(mikroormLibsqlTarget());
if (hasServer) hostEquivalence(mikroormPostgresTarget());
else console.log("skipped: no PostgreSQL");
