import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBenchDatabase } from "./data/bench-database.ts";
import { removeKeys } from "./data/fast-state.ts";
import { loadPostgres, loadSqlite } from "./data/load-control-plane.ts";
import { isRedisThere } from "./data/redis-server.ts";
import type { Options } from "./options.ts";
import { measureCompiling } from "./overhead/measure-compiling.ts";
import { measureOverhead } from "./overhead/measure-overhead.ts";
import { race } from "./race.ts";
import type { Report } from "./report/report.ts";
import {
  compilingTable,
  overheadTable,
  standingsTable,
  startupTable,
  strategiesTable,
  weightTable,
} from "./report/tables.ts";
import { measureWeight } from "./size/measure-weight.ts";
import { measureStartup } from "./startup/measure-startup.ts";
import { measureStrategies } from "./strategies/measure-strategies.ts";

/** Measures, printing what it comes to. */
export async function measureAll(options: Options): Promise<Report> {
  // Before anything else of the library ran, for the sake of the first call.
  const compiling = await measureCompiling();
  const overhead = await measureOverhead(options.quick || options.overheadOnly ? 5 : 15);
  console.log("What the library adds, with a driver that answers from memory");
  console.log(overheadTable(overhead));
  console.log(compilingTable(compiling, overhead));
  const nothing = { results: [], strategies: [], startup: [] };
  if (options.overheadOnly) return { overhead, compiling, ...nothing, weight: null };
  const parts: Partial<Report>[] = [];
  if (options.engines.includes("postgres")) parts.push(await onPostgres(options));
  if (options.engines.includes("sqlite")) parts.push(await onSqlite(options));
  if (options.engines.includes("redis")) parts.push(await onRedis(options));
  const report = {
    overhead,
    compiling,
    results: parts.flatMap(({ results = [] }) => results),
    strategies: parts.flatMap(({ strategies = [] }) => strategies),
    startup: parts.flatMap(({ startup = [] }) => startup),
    weight: options.quick ? null : await measureWeight(),
  };
  printRace(report);
  return report;
}

function printRace({ results, strategies, startup, weight }: Report): void {
  if (results.length > 0) console.log(standingsTable(results));
  if (strategies.length > 0) console.log(strategiesTable(strategies));
  if (startup.length > 0) console.log(startupTable(startup));
  if (weight !== null) console.log(weightTable(weight));
}

async function onPostgres(options: Options): Promise<Partial<Report>> {
  const database = await createBenchDatabase();
  if (database === null) {
    console.log("PostgreSQL cannot be reached: left out");
    return {};
  }
  try {
    const strategies = options.quick ? [] : await measureStrategies(database.url);
    await loadPostgres(database.url);
    const target = { engine: "postgres", location: database.url, records: 0 } as const;
    return { strategies, results: await race(target, [1, 16], options.race) };
  } finally {
    await database.drop();
  }
}

async function onSqlite(options: Options): Promise<Partial<Report>> {
  // In memory where there is such a place: else the disk is what writes are compared by.
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "farm-orm-bench-"));
  try {
    const target = { engine: "sqlite", location: join(folder, "bench.sqlite"), records: 0 } as const;
    await loadSqlite(target.location);
    const startup = await measureStartup(target, options.quick ? 1 : 5, options.race.takesPart);
    return { startup, results: await race(target, [1], options.race) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onRedis(options: Options): Promise<Partial<Report>> {
  if (!(await isRedisThere())) {
    console.log("Redis cannot be reached: left out");
    return {};
  }
  const base = `farm-orm-bench-${process.pid}`;
  const results: Report["results"][number][] = [];
  for (const records of options.quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]) {
    const location = `${base}-${records}`;
    try {
      results.push(...(await race({ engine: "redis", location, records }, [1, 16], options.race)));
    } finally {
      await removeKeys(location);
    }
  }
  return { results };
}
