import { suite } from "uvu";
import { readHistory, writeHistory } from "../../equivalence/arbitraries/history.ts";
import { explore } from "../../equivalence/runner/explore.ts";
import { cases, seeds } from "../../equivalence/runner/seeds.ts";
import type { Target } from "../../support/targets/target.ts";
import { withShare } from "../../support/targets/with-share.ts";

/** Of reads and writes and two seeds together 560 cases, as through the raw clients of servers. */
export const HOST_SHARE = 4;

export function hostEquivalence(name: string, targets: readonly Target[]): void {
  const test = suite(name);
  const shared = withShare(HOST_SHARE, targets);
  for (const seed of seeds()) {
    for (const [kind, history] of Object.entries({ reads: readHistory, writes: writeHistory })) {
      test(`${kind} answer what the oracle answers, seed ${seed}`, async () => {
        const exploration = { name: `${name} ${kind}`, history, targets: shared, cases: cases(500), seed };
        const { tally } = await explore(exploration);
        console.log(tally.lines().join("\n"));
      });
    }
  }
  test.after(async () => {
    for (const target of targets) await target.close();
  });
  test.run();
}
