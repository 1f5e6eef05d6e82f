import { test } from "uvu";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import { serverTargets } from "../support/targets/targets.ts";
import { readHistory } from "./arbitraries/history.ts";
import { explore } from "./runner/explore.ts";
import { cases, seeds } from "./runner/seeds.ts";

const STRATEGIES: readonly Strategy[] = ["batch", "joined", "grouped", "correlated"];

// Other clients of these servers are sent the same statements.
const targets = (await serverTargets()).filter(({ name }) => ["postgres", "mariadb"].includes(name));

for (const seed of seeds()) {
  test(`reads on servers mean the same with every strategy, seed ${seed}`, async () => {
    if (targets.length === 0) return;
    const { tally } = await explore({
      name: "strategies on servers",
      history: readHistory,
      targets,
      cases: cases(STRATEGIES.length * 20),
      seed,
      options: (at) => ({ strategy: STRATEGIES[at % STRATEGIES.length] }),
    });
    console.log(tally.lines().join("\n"));
  });
}

test.after(async () => {
  for (const target of targets) await target.close();
});

test.run();
