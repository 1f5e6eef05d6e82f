import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Standing } from "../../bench/measure/interleave.ts";
import { leadOver } from "../../bench/measure/lead.ts";
import type { Report } from "../../bench/report/report.ts";
import type { Figure } from "../../bench/verdict/figure.ts";
import { figuresOf } from "../../bench/verdict/figures-of.ts";

const EMPTY: Report = {
  overhead: [],
  compiling: { coldUs: 0, missUs: 0, hitUs: 0, recompiled: 0 },
  results: [],
  strategies: [],
  startup: [],
  weight: null,
};

function standing(contestant: string, role: Standing["role"], leads: readonly number[]): Standing {
  return {
    contestant,
    role,
    cpuUsPerCall: 1,
    callsPerSecond: 1,
    p50Us: 1,
    p99Us: 1,
    bytesPerCall: 1,
    roundTripsPerCall: 1,
    cpuRatio: 1,
    p50Ratio: 1,
    throughputRatio: 1,
    noisy: false,
    p50Noisy: false,
    lead: role === "peer" ? leadOver(leads) : null,
  };
}

/** The verdict on the peers, by how much the library was ahead of each in the rounds with it. */
function againstPeers(...peers: readonly (readonly number[])[]): Figure | undefined {
  const standings = [
    standing("by hand", "by hand", []),
    standing("farm orm", "own", []),
    ...peers.map((leads, at) => standing(`peer ${at}`, "peer", leads)),
  ];
  const results = [{ engine: "sqlite", workload: "deleteMany", concurrency: 1, standings }];
  return figuresOf({ ...EMPTY, results }).find(({ name }) => name.endsWith("the best peer"));
}

test("the figure is the least of the medians, not of the rounds", () => {
  const figure = againstPeers([0.7, 1.2, 1.3, 1.4, 1.5], [1.1, 1.5, 2, 3, 9]);
  assert.equal([figure?.value, figure?.held, figure?.noisy], ["1.30", true, false]);
});

test("who is ahead in most rounds makes it a miss, whatever the others say", () => {
  const figure = againstPeers([0.7, 0.8, 0.8, 0.9, 1.1], [0.9, 1, 1.1, 1.2, 1.3]);
  assert.equal([figure?.value, figure?.held, figure?.noisy], ["0.80", false, false]);
});

test("what the rounds disagree on is undecided", () => {
  const figure = againstPeers([0.8, 0.9, 0.98, 1.1, 1.2], [2, 2, 2, 2, 2]);
  assert.equal([figure?.value, figure?.held, figure?.noisy], ["0.98", false, true]);
});

test("without a round with a peer there is no figure", () => {
  assert.is(againstPeers([]), undefined);
  assert.is(againstPeers(), undefined);
});

test.run();
