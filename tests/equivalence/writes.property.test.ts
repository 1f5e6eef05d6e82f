import { test } from "uvu";
import { writeHistory } from "./arbitraries/history.ts";
import { explore } from "./runner/explore.ts";
import { cases, seeds } from "./runner/seeds.ts";
import { embeddedTargets } from "./targets/targets.ts";

for (const seed of seeds()) {
  test(`writes answer and store what the oracle does, seed ${seed}`, async () => {
    const { tally, coverage } = await explore({
      name: "writes",
      history: writeHistory,
      targets: embeddedTargets(),
      cases: cases(500),
      seed,
    });
    console.log([...tally.lines(), ...coverage.lines()].join("\n"));
  });
}

test.run();
