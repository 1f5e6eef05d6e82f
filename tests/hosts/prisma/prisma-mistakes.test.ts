import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { sameMistakes, UNPUSHED } from "../../support/mistakes.ts";
import { prismaBetterSqlite3Target, prismaLibsqlTarget, prismaPostgresTarget } from "./targets.ts";

// Prisma's own schema tells what its tables are, so that nobody can be wrong about them here.
for (const open of [prismaBetterSqlite3Target, prismaLibsqlTarget]) sameMistakes(open(), UNPUSHED);
if (await isReachable(postgres)) sameMistakes(prismaPostgresTarget(), UNPUSHED);
