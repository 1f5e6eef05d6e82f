import pg from "pg";
import { defineSchema, hasMany, id, index, model, string } from "../../engine/index.ts";
import { createOrmFromRuntime } from "../../engine/runtime/index.ts";
import { pushSchema } from "../../engine/runtime/setup.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import { median } from "../measure/statistics.ts";

/** Parents with 1, 10 and 50 children each; the targets of one relation share a table. */
const PER_PARENT = [1, 10, 50] as const;
const ROOTS = [1, 20, 50, 500] as const;
const STRATEGIES: readonly (Strategy | undefined)[] = [undefined, "correlated", "grouped", "batch"];
const PARENTS = 1_000;
/** Rounds are repeated until a cell has taken so long: where an answer is quick, one delay would weigh much. */
const CELL_MS = 250;
const ROUNDS_MIN = 9;

/** One cell of the grid: what the chosen strategy took, and every forced one. */
export interface StrategyCell {
  readonly roots: number;
  readonly perParent: number;
  readonly chosen: string;
  readonly chosenMs: number;
  readonly forced: readonly { readonly strategy: string; readonly ms: number }[];
  /** The chosen one as a multiple of the best. */
  readonly multiple: number;
}

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

/** The chosen way to load a relation against all forced ones, in the database that the URL names. */
export async function measureStrategies(url: string): Promise<readonly StrategyCell[]> {
  const pool = new pg.Pool({ connectionString: url });
  const cells: StrategyCell[] = [];
  try {
    await pushSchema({ schema, client: pool });
    for (const perParent of PER_PARENT) {
      await fill(pool, perParent);
      for (const roots of ROOTS) cells.push(await measureCell(pool, roots, perParent));
    }
    await pool.query("drop table children, parents");
  } finally {
    await pool.end();
  }
  return cells;
}

async function fill(pool: pg.Pool, perParent: number): Promise<void> {
  await pool.query("truncate parents, children");
  await pool.query(
    `insert into parents select 'p' || lpad(i::text, 6, '0'), 'b' from generate_series(0, ${PARENTS - 1}) i`,
  );
  await pool.query(
    `insert into children select 'c' || i, 'p' || lpad((i % ${PARENTS})::text, 6, '0'), 'Name ' || i, 'member'
     from generate_series(0, ${PARENTS * perParent - 1}) i`,
  );
  await pool.query("vacuum analyze parents, children");
}

async function measureCell(pool: pg.Pool, roots: number, perParent: number): Promise<StrategyCell> {
  const args = {
    where: { bucket: "b" },
    orderBy: { id: "asc" },
    take: roots,
    select: { id: true, children: { select: { id: true, name: true, role: true } } },
  } as const;
  const entries = await Promise.all(
    STRATEGIES.map(async (strategy) => {
      const orm = await createOrmFromRuntime({ schema, client: pool, strategy });
      const chosen = orm.$explain.parent.findMany(args).relations[0]?.strategy ?? "";
      return { strategy, chosen, run: () => orm.parent.findMany(args), ms: [] as number[] };
    }),
  );
  const end = performance.now() + CELL_MS;
  for (let round = 0; round <= ROUNDS_MIN || performance.now() < end; round++) {
    for (const entry of entries) {
      const start = performance.now();
      await entry.run();
      // The first round prepares the statements.
      if (round > 0) entry.ms.push(performance.now() - start);
    }
  }
  const figures = entries.map(({ strategy, chosen, ms }) => ({ strategy, chosen, ms: median(ms) }));
  const chosenMs = figures[0]?.ms ?? Number.NaN;
  return {
    roots,
    perParent,
    chosen: figures[0]?.chosen ?? "",
    chosenMs,
    forced: figures.flatMap(({ strategy, ms }) => (strategy === undefined ? [] : [{ strategy, ms }])),
    multiple: chosenMs / Math.min(...figures.map(({ ms }) => ms)),
  };
}
