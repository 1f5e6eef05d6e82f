import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { sequelizePostgresTarget } from "../sequelize/targets.ts";
import { hostEquivalence } from "./host-equivalence.ts";

if (await isReachable(postgres)) hostEquivalence(sequelizePostgresTarget());
else console.log("skipped: no PostgreSQL");
