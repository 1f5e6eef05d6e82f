import pg from "pg";
import { defineSchema, hasMany, id, index, model, string } from "../engine/index.ts";
import { createOrmFromRuntime } from "../engine/runtime/index.ts";
import { pushSchema } from "../engine/runtime/setup.ts";
import type { Strategy } from "../ir/physical/physical-plan.ts";
import { createBenchDatabase } from "./data/bench-database.ts";
import { median } from "./measure/statistics.ts";

/** Parents with 1, 10 and 50 children each; the targets of one relation share a table. */
const PER_PARENT = [1, 10, 50] as const;
const ROOTS = [1, 20, 50, 500] as const;
const STRATEGIES: readonly (Strategy | undefined)[] = [undefined, "correlated", "grouped", "batch"];
const PARENTS = 1_000;
const ROUNDS = 9;

const schema = defineSchema({
  parent: model({
    table: "parents",
    fields: { id: id(), bucket: string() },
    indexes: [index(["bucket"])],
    relations: { children: hasMany("child", { foreignKey: "parentId" }) },
  }),
  child: model({
    table: "children",
    fields: { id: id(), parentId: string().references("parent.id"), name: string(), role: string() },
    indexes: [index(["parentId"])],
  }),
});

const database = await createBenchDatabase();
if (database === null) {
  console.log("PostgreSQL cannot be reached");
  process.exit(1);
}
const pool = new pg.Pool({ connectionString: database.url });
try {
  await pushSchema({ schema, client: pool });
  for (const perParent of PER_PARENT) await measure(perParent);
} finally {
  await pool.end();
  await database.drop();
}

async function measure(perParent: number): Promise<void> {
  await pool.query("truncate parents, children");
  await pool.query(
    `insert into parents select 'p' || lpad(i::text, 6, '0'), 'b' from generate_series(0, ${PARENTS - 1}) i`,
  );
  await pool.query(
    `insert into children select 'c' || i, 'p' || lpad((i % ${PARENTS})::text, 6, '0'), 'Name ' || i, 'member'
     from generate_series(0, ${PARENTS * perParent - 1}) i`,
  );
  await pool.query("analyze");
  for (const roots of ROOTS) console.log(await row(roots, perParent));
}

async function row(roots: number, perParent: number): Promise<string> {
  const runs = await Promise.all(
    STRATEGIES.map(async (strategy) => {
      const orm = await createOrmFromRuntime({ schema, client: pool, strategy });
      const args = {
        where: { bucket: "b" },
        orderBy: { id: "asc" },
        take: roots,
        select: { id: true, children: { select: { id: true, name: true, role: true } } },
      } as const;
      const chosen = orm.$explain.parent.findMany(args).relations[0]?.strategy;
      return {
        name: strategy ?? `chosen (${chosen})`,
        run: () => orm.parent.findMany(args),
        ms: [] as number[],
      };
    }),
  );
  for (let round = 0; round <= ROUNDS; round++) {
    for (const entry of runs) {
      const start = performance.now();
      await entry.run();
      if (round > 0) entry.ms.push(performance.now() - start);
    }
  }
  const figures = runs.map((entry) => ({ name: entry.name, ms: median(entry.ms) }));
  const best = Math.min(...figures.map((entry) => entry.ms));
  const text = figures.map(
    (entry) => `${entry.name} ${entry.ms.toFixed(2)} ms (${(entry.ms / best).toFixed(1)})`,
  );
  return `${String(roots).padStart(3)} roots × ${String(perParent).padStart(2)}: ${text.join("  ")}`;
}
