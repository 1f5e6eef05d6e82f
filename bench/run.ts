import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { entriesOf } from "./contestants/index.ts";
import { createBenchDatabase } from "./data/bench-database.ts";
import { loadPostgres, loadSqlite } from "./data/load-control-plane.ts";
import { COMPARED, type Target, WORKLOADS, type Workload } from "./measure/contestant.ts";
import { ContestantProcess } from "./measure/contestant-process.ts";
import { type InterleaveOptions, interleave } from "./measure/interleave.ts";
import { measureOverhead } from "./overhead/measure-overhead.ts";
import { chart } from "./report/chart.ts";
import { save } from "./report/save.ts";
import { overheadTable, standingsTable, type WorkloadResult } from "./report/tables.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    engines: { type: "string", default: "postgres,sqlite" },
    workloads: { type: "string", default: WORKLOADS.join(",") },
    "no-save": { type: "boolean", default: false },
  },
});

const effort: InterleaveOptions = options.quick ? { rounds: 4, sliceMs: 100 } : { rounds: 12, sliceMs: 250 };
const workloads = options.workloads
  .split(",")
  .filter((name): name is Workload => WORKLOADS.some((workload) => workload === name));

console.log("Overhead with a driver that answers from memory");
const overhead = await measureOverhead(options.quick ? 5 : 15);
console.log(overheadTable(overhead));

const results: WorkloadResult[] = [];
for (const engine of options.engines.split(",")) {
  if (engine === "postgres") results.push(...(await onPostgres()));
  if (engine === "sqlite") results.push(...(await onSqlite()));
}
console.log(standingsTable(results));
if (!options["no-save"])
  console.log(`Saved ${save({ overhead, results, chart: chart(results) }).join(", ")}`);

async function onPostgres(): Promise<readonly WorkloadResult[]> {
  const database = await createBenchDatabase();
  if (database === null) {
    console.log("PostgreSQL cannot be reached: left out");
    return [];
  }
  try {
    await loadPostgres(database.url);
    return await race({ engine: "postgres", location: database.url }, [1, 16]);
  } finally {
    await database.drop();
  }
}

async function onSqlite(): Promise<readonly WorkloadResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "farm-orm-bench-"));
  try {
    const location = join(folder, "bench.sqlite");
    await loadSqlite(location);
    return await race({ engine: "sqlite", location }, [1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function race(target: Target, concurrencies: readonly number[]): Promise<readonly WorkloadResult[]> {
  const opened = entriesOf(target.engine).map((entry) =>
    ContestantProcess.open(entry.name, entry.file, entry.exported, target),
  );
  const contestants = await Promise.all(opened);
  const raced: WorkloadResult[] = [];
  for (const workload of workloads) {
    const able = contestants.filter((contestant) => contestant.workloads.has(workload));
    if (COMPARED.has(workload)) await assertEqualAnswers(able, workload);
    for (const concurrency of concurrencies) {
      const standings = await interleave(able, workload, concurrency, effort);
      console.log(`${target.engine} ${workload} at concurrency ${concurrency}`);
      raced.push({ engine: target.engine, workload, concurrency, standings });
    }
  }
  for (const contestant of contestants) await contestant.close();
  return raced;
}

/** A fast wrong answer wins nothing. */
async function assertEqualAnswers(
  contestants: readonly ContestantProcess[],
  workload: Workload,
): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    const answers = await Promise.all(contestants.map((contestant) => contestant.answer(workload, turn)));
    contestants.forEach((contestant, at) => {
      if (answers[at] !== answers[0]) {
        throw new Error(`${contestant.name} answers ${workload} otherwise than the code written by hand`);
      }
    });
  }
}
