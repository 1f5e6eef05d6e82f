import { test } from "uvu";
import { writeHistory } from "../../equivalence/arbitraries/history.ts";
import { explore } from "../../equivalence/runner/explore.ts";
import { cases, seeds } from "../../equivalence/runner/seeds.ts";
import { withShare } from "../../support/targets/with-share.ts";
import { prismaBetterSqlite3Target, prismaPostgresTarget } from "../prisma/targets.ts";

/** Each schema is rendered for Prisma, and a client generated from it, which takes seconds. */
const targets = withShare(1, [prismaPostgresTarget(), prismaBetterSqlite3Target()]);

// A client is generated for each schema, which takes so long that fresh cases are for runs of their own.
for (const seed of seeds().slice(0, 1)) {
  test(`writes through Prisma answer what the oracle answers, seed ${seed}`, async () => {
    const exploration = { name: "prisma-writes", history: writeHistory, targets, cases: cases(80), seed };
    const { tally } = await explore(exploration);
    console.log(tally.lines().join("\n"));
  });
}

test.run();
