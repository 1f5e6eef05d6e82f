import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createBenchDatabase } from "./data/bench-database.ts";
import { removeKeys } from "./data/fast-state.ts";
import { loadPostgres, loadSqlite } from "./data/load-control-plane.ts";
import { isRedisThere } from "./data/redis-server.ts";
import { WORKLOADS, type Workload } from "./measure/contestant.ts";
import { measureCompiling } from "./overhead/measure-compiling.ts";
import { measureOverhead } from "./overhead/measure-overhead.ts";
import { type RaceOptions, race } from "./race.ts";
import { chart } from "./report/chart.ts";
import { save } from "./report/save.ts";
import {
  compilingTable,
  overheadTable,
  standingsTable,
  startupTable,
  type WorkloadResult,
} from "./report/tables.ts";
import { measureStartup, type Startup } from "./startup/measure-startup.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    overhead: { type: "boolean", default: false },
    engines: { type: "string", default: "postgres,sqlite,redis" },
    workloads: { type: "string", default: WORKLOADS.join(",") },
    contestants: { type: "string", default: "" },
    "no-save": { type: "boolean", default: false },
  },
});

const chosen = options.contestants.split(",").filter((word) => word !== "");
const raceOptions: RaceOptions = {
  effort: options.quick ? { rounds: 3, sliceMs: 80 } : { rounds: 12, sliceMs: 250 },
  workloads: options.workloads
    .split(",")
    .filter((name): name is Workload => WORKLOADS.some((workload) => workload === name)),
  takesPart: (name) => chosen.length === 0 || chosen.some((word) => name.includes(word)),
};
const isShort = options.quick || options.overhead;

const compiling = await measureCompiling();
const overhead = await measureOverhead(isShort ? 5 : 15);
console.log("What the library adds, with a driver that answers from memory");
console.log(overheadTable(overhead));
console.log(compilingTable(compiling));
if (!options.overhead) await raceAll();

async function raceAll(): Promise<void> {
  const results: WorkloadResult[] = [];
  const startup: Startup[] = [];
  for (const engine of options.engines.split(",")) {
    if (engine === "postgres") results.push(...(await onPostgres()));
    if (engine === "sqlite") results.push(...(await onSqlite(startup)));
    if (engine === "redis") results.push(...(await onRedis()));
  }
  console.log(standingsTable(results));
  if (!options.quick) for (const figures of ["size", "types"]) printFigures(figures);
  if (startup.length > 0) console.log(startupTable(startup));
  if (options["no-save"]) return;
  const files = save({ overhead, compiling, startup, results, chart: chart(results) });
  console.log(`Saved ${files.join(", ")}`);
}

/** What the library weighs, told by scripts of their own. */
function printFigures(folder: string): void {
  const file = fileURLToPath(new URL(`./${folder}/run.ts`, import.meta.url));
  spawnSync(process.execPath, ["--import", "tsx", file], { stdio: "inherit" });
}

async function onPostgres(): Promise<readonly WorkloadResult[]> {
  const database = await createBenchDatabase();
  if (database === null) {
    console.log("PostgreSQL cannot be reached: left out");
    return [];
  }
  try {
    await loadPostgres(database.url);
    return await race({ engine: "postgres", location: database.url, records: 0 }, [1, 16], raceOptions);
  } finally {
    await database.drop();
  }
}

async function onSqlite(startup: Startup[]): Promise<readonly WorkloadResult[]> {
  // In memory where there is such a place: else the disk is what writes are compared by.
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "farm-orm-bench-"));
  try {
    const target = { engine: "sqlite", location: join(folder, "bench.sqlite"), records: 0 } as const;
    await loadSqlite(target.location);
    startup.push(...(await measureStartup(target, isShort ? 2 : 7, raceOptions.takesPart)));
    return await race(target, [1], raceOptions);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onRedis(): Promise<readonly WorkloadResult[]> {
  if (!(await isRedisThere())) {
    console.log("Redis cannot be reached: left out");
    return [];
  }
  const base = `farm-orm-bench-${process.pid}`;
  const results: WorkloadResult[] = [];
  for (const records of isShort ? [1_000, 10_000] : [1_000, 10_000, 100_000]) {
    const location = `${base}-${records}`;
    try {
      results.push(...(await race({ engine: "redis", location, records }, [1, 16], raceOptions)));
    } finally {
      await removeKeys(location);
    }
  }
  return results;
}
