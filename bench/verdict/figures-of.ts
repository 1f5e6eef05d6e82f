import type { Standing } from "../measure/interleave.ts";
import { isBehind, isUndecided, leastLead } from "../measure/lead.ts";
import type { Report } from "../report/report.ts";
import type { WorkloadResult } from "../report/tables.ts";
import { atLeast, atMost, type Figure } from "./figure.ts";
import { groupBy } from "./group-by.ts";

/** The figures that the library is to reach, and what the run came to. */
export function figuresOf(report: Report): readonly Figure[] {
  const { results } = report;
  return [
    ...ownCost(report),
    ...on("postgres", results).flatMap((result) => nearByHand(result, 1.1)),
    ...coalescing(results),
    ...on("sqlite", results).flatMap(onSqlite),
    ...onRedis(results),
    ...againstPeers(results),
    ...bySize(report),
  ];
}

function ownCost({ overhead, compiling }: Report): readonly Figure[] {
  const calls = overhead.map(({ name, overheadUs, byHandUs, targetUs }) =>
    name === "2,500 nested rows"
      ? atMost(5, `overhead of ${name}, %`, { value: (overheadUs / byHandUs) * 100, digits: 1 })
      : atMost(targetUs, `overhead of ${name}, µs`, { value: overheadUs }),
  );
  return [
    ...calls,
    atMost(100, "compile on a miss, µs", { value: compiling.missUs, digits: 0 }),
    atMost(0, "shapes compiled twice", { value: compiling.recompiled, digits: 0 }),
  ];
}

function nearByHand(result: WorkloadResult, max: number): readonly Figure[] {
  const own = standingOf(result, "farm orm");
  return [
    atMost(max, `${label(result)}, CPU`, { value: own?.cpuRatio, noisy: own?.noisy }),
    atMost(max, `${label(result)}, p50`, { value: own?.p50Ratio, noisy: own?.p50Noisy }),
  ];
}

function coalescing(results: readonly WorkloadResult[]): readonly Figure[] {
  const lookUps = on("postgres", results).filter(({ workload }) => workload === "findUnique");
  return lookUps.map((result) => {
    const own = standingOf(result, "farm orm");
    const apart = standingOf(result, "farm orm, apart");
    return result.concurrency === 1
      ? atMost(1.05, "coalescing at 1, p50 of reads together by apart", {
          value: quotient(own?.p50Ratio, apart?.p50Ratio),
          noisy: own?.p50Noisy,
        })
      : atLeast(3, `coalescing at ${result.concurrency}, throughput by hand-written reads`, {
          value: own?.throughputRatio,
          noisy: own?.noisy,
        });
  });
}

/** In process the library is the cost, and the clock tells nothing that the processor does not. */
function onSqlite(result: WorkloadResult): readonly Figure[] {
  const max = { findUnique: 1.4, dashboard: 1.1, nested50x50: 1.1 }[result.workload];
  return max === undefined ? [] : nearByHand(result, max).slice(0, 1);
}

/** By workload: the worst over the numbers of records, and how far it grows with them. */
function onRedis(results: readonly WorkloadResult[]): readonly Figure[] {
  const groups = groupBy(
    results.filter(({ engine }) => engine.startsWith("redis")),
    ({ workload, concurrency }) => `redis ${workload} at ${concurrency}`,
  );
  return [...groups].flatMap(([name, group]) => {
    const own = group.map((result) => standingOf(result, "farm orm"));
    const worst = (pick: (standing: Standing) => number) =>
      Math.max(...own.map((standing) => (standing === undefined ? Number.NaN : pick(standing))));
    return [
      atMost(1.15, `${name}, CPU`, {
        value: worst(({ cpuRatio }) => cpuRatio),
        noisy: own.some((standing) => standing?.noisy),
      }),
      atMost(1.15, `${name}, p50`, {
        value: worst(({ p50Ratio }) => p50Ratio),
        noisy: own.some((standing) => standing?.p50Noisy),
      }),
      // The code by hand is flat by what it does, so what it grows by is the machine's.
      atMost(1.5, `${name}, p50 with most records by fewest`, {
        value: quotient(own.at(-1)?.p50Ratio, own[0]?.p50Ratio),
      }),
    ];
  });
}

/** The least lead over the best of the peers, by engine and workload. */
function againstPeers(results: readonly WorkloadResult[]): readonly Figure[] {
  const groups = groupBy(results, ({ engine, workload }) => `${engine.split(" ")[0]} ${workload}`);
  return [...groups].flatMap(([name, group]) => {
    const leads = group.flatMap(({ standings }) => standings.flatMap(({ lead }) => lead ?? []));
    const least = leastLead(leads);
    if (least === null) return [];
    const noisy = !leads.some(isBehind) && leads.some(isUndecided);
    return [atLeast(1, `${name}, throughput by the best peer`, { value: least.median, noisy })];
  });
}

function bySize({ strategies, weight }: Report): readonly Figure[] {
  return [
    atMost(2, "chosen strategy by the best, worst of the grid", {
      value: strategies.length === 0 ? undefined : Math.max(...strategies.map(({ multiple }) => multiple)),
    }),
    atMost(12_000, "core with one driver (a pg pool), bytes", {
      value: weight?.gzipped["pg pool"],
      digits: 0,
    }),
    atMost(40_000, "instantiations of 200 models", { value: weight?.instantiations, digits: 0 }),
  ];
}

function on(engine: string, results: readonly WorkloadResult[]): readonly WorkloadResult[] {
  return results.filter((result) => result.engine === engine);
}

function standingOf({ standings }: WorkloadResult, name: string): Standing | undefined {
  return standings.find(({ contestant }) => contestant === name);
}

function label({ engine, workload, concurrency }: WorkloadResult): string {
  return `${engine} ${workload} at ${concurrency}`;
}

function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}
