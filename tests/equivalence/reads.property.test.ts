import { test } from "uvu";
import { exploredTargets } from "../support/targets/targets.ts";
import { readHistory } from "./arbitraries/history.ts";
import { explore } from "./runner/explore.ts";
import { cases, seeds } from "./runner/seeds.ts";

const targets = await exploredTargets();

for (const seed of seeds()) {
  test(`reads answer what the oracle answers, seed ${seed}`, async () => {
    const { tally, coverage } = await explore({
      name: "reads",
      history: readHistory,
      targets,
      // Of reads and writes and two seeds together 2,000, and through each client of a server 560.
      cases: cases(500),
      seed,
    });
    console.log([...tally.lines(), `coverage: ${coverage.line()}`].join("\n"));
  });
}

test.after(async () => {
  for (const target of targets) await target.close();
});

test.run();
