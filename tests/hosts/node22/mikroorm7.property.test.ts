import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { hostEquivalence } from "../equivalence/host-equivalence.ts";
import { mikroorm7PostgresTarget, mikroorm7SqliteTarget } from "./targets.ts";

const hasServer = await isReachable(postgres);
hostEquivalence(mikroorm7SqliteTarget());
if (hasServer) hostEquivalence(mikroorm7PostgresTarget());
else console.log("skipped: no PostgreSQL");
