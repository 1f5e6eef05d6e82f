import { test } from "uvu";
import { allTargets } from "../support/targets/targets.ts";
import { readHistory } from "./arbitraries/history.ts";
import { explore } from "./runner/explore.ts";
import { cases, seeds } from "./runner/seeds.ts";

const targets = await allTargets();

for (const seed of seeds()) {
  test(`reads answer what the oracle answers, seed ${seed}`, async () => {
    const { tally, coverage } = await explore({
      name: "reads",
      history: readHistory,
      targets,
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
