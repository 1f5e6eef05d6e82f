import { suite } from "uvu";
import { readHistory, writeHistory } from "../../equivalence/arbitraries/history.ts";
import { explore } from "../../equivalence/runner/explore.ts";
import { cases, seeds } from "../../equivalence/runner/seeds.ts";
import type { Target } from "../../support/targets/target.ts";

/** A host ORM only carries statements, which the raw clients run in numbers: a few cases show that it does. */
const CASES = 40;

export function hostEquivalence(target: Target): void {
  const test = suite(target.name);
  const name = target.name.toLowerCase().replaceAll(/\W+/g, "-");
  for (const seed of seeds()) {
    for (const [kind, history] of Object.entries({ reads: readHistory, writes: writeHistory })) {
      test(`${kind} answer what the oracle answers, seed ${seed}`, async () => {
        const targets = [{ ...target, oneOf: 1 }];
        const exploration = { name: `${name}-${kind}`, history, targets, cases: cases(CASES), seed };
        const { tally } = await explore(exploration);
        console.log(tally.lines().join("\n"));
      });
    }
  }
  test.run();
}
