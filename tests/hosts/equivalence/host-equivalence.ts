import { suite } from "uvu";
import { readHistory, writeHistory } from "../../equivalence/arbitraries/history.ts";
import { explore } from "../../equivalence/runner/explore.ts";
import { cases, seeds } from "../../equivalence/runner/seeds.ts";
import type { Target } from "../../support/targets/target.ts";
import { withShare } from "../../support/targets/with-share.ts";

/** Of reads and writes and two seeds together 560 cases, as through the raw clients of servers. */
const SERVER_SHARE = 4;

/** A host ORM's targets, by where their database runs: over those in this process all 2,000 cases, as without it. */
export interface HostTargets {
  readonly embedded: readonly Target[];
  readonly server: readonly Target[];
}

export function withHostShares({ embedded, server }: HostTargets): readonly Target[] {
  return [...withShare(1, embedded), ...withShare(SERVER_SHARE, server)];
}

export function hostEquivalence(name: string, hosts: HostTargets): void {
  const test = suite(name);
  const targets = withHostShares(hosts);
  for (const seed of seeds()) {
    for (const [kind, history] of Object.entries({ reads: readHistory, writes: writeHistory })) {
      test(`${kind} answer what the oracle answers, seed ${seed}`, async () => {
        const exploration = { name: `${name} ${kind}`, history, targets, cases: cases(500), seed };
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
