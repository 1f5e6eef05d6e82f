import { test } from "uvu";
import { readHistory } from "./arbitraries/history.ts";
import { explore } from "./runner/explore.ts";
import { cases, seeds } from "./runner/seeds.ts";
import { memoryTarget } from "./targets/memory.ts";

for (const seed of seeds()) {
  test(`reads answer what the oracle answers, seed ${seed}`, async () => {
    const { tally, coverage } = await explore({
      name: "reads",
      history: readHistory,
      targets: [memoryTarget()],
      cases: cases(500),
      seed,
    });
    console.log([...tally.lines(), ...coverage.lines()].join("\n"));
  });
}

test.run();
