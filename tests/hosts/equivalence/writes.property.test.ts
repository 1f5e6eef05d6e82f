import { test } from "uvu";
import { writeHistory } from "../../equivalence/arbitraries/history.ts";
import { explore } from "../../equivalence/runner/explore.ts";
import { cases, seeds } from "../../equivalence/runner/seeds.ts";
import { hostTargets } from "./host-targets.ts";

const targets = await hostTargets();

for (const seed of seeds()) {
  test(`writes through host ORMs answer what the oracle answers, seed ${seed}`, async () => {
    const exploration = { name: "host-writes", history: writeHistory, targets, cases: cases(500), seed };
    const { tally } = await explore(exploration);
    console.log(tally.lines().join("\n"));
  });
}

test.after(async () => {
  for (const target of targets) await target.close();
});

test.run();
