import { test } from "uvu";
import { nodeSqliteTarget } from "../../support/targets/node-sqlite.ts";
import { readHistory, writeHistory } from "../arbitraries/history.ts";
import { explore } from "../runner/explore.ts";
import { cases, seeds } from "../runner/seeds.ts";

const targets = [nodeSqliteTarget()];

for (const seed of seeds()) {
  for (const [name, history] of Object.entries({ reads: readHistory, writes: writeHistory })) {
    test(`${name} on node:sqlite answer what the oracle answers, seed ${seed}`, async () => {
      const { tally } = await explore({
        name: `node-sqlite-${name}`,
        history,
        targets,
        cases: cases(500),
        seed,
      });
      console.log(tally.lines().join("\n"));
    });
  }
}

test.run();
