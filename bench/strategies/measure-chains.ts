import { createOrmFromRuntime } from "../../engine/runtime/index.ts";
import { pushSchema } from "../../engine/runtime/setup.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import { median } from "../measure/statistics.ts";
import { schema } from "./chain-schema.ts";
import type { BenchEngine } from "./open-engines.ts";

/** Rows of one parent. */
const PER_PARENT = [1, 10, 50] as const;
const ROOTS = [1, 20, 50, 500] as const;
const STRATEGIES: readonly (Strategy | undefined)[] = [undefined, "correlated", "grouped", "joined", "batch"];
const PARENTS = 1_000;
const ROUNDS = 9;
/** Rows of one insert. */
const CHUNK = 500;

type Orm = Awaited<ReturnType<typeof ormOf>>;
type Read = (orm: Orm) => Promise<unknown>;

interface Contestant {
  readonly name: string;
  readonly orm: Orm;
  readonly ms: number[];
}

function ormOf({ client }: BenchEngine, strategy: Strategy | undefined) {
  return createOrmFromRuntime({ schema, client, strategy });
}

/** Rows with a chain of two to-one relations, by the chosen strategy and by all forced ones. */
export async function measureChains(engine: BenchEngine): Promise<void> {
  await pushSchema({ schema, client: engine.client });
  const contestants = await Promise.all(
    STRATEGIES.map(async (strategy): Promise<Contestant> => {
      return { name: strategy ?? "chosen", orm: await ormOf(engine, strategy), ms: [] };
    }),
  );
  for (const perParent of PER_PARENT) {
    await fill(engine, perParent);
    for (const roots of ROOTS) {
      console.log(
        await line(`${roots} rows, ${perParent} to a parent`, contestants, chainOf(roots, perParent)),
      );
    }
  }
}

/** Children of as few parents as the rows allow. */
function chainOf(roots: number, perParent: number): Read {
  return (orm) =>
    orm.child.findMany({
      where: { place: { lt: Math.min(roots, PARENTS * perParent) } },
      orderBy: { id: "asc" },
      select: {
        id: true,
        name: true,
        parent: { select: { id: true, name: true, owner: { select: { id: true, name: true, plan: true } } } },
      },
    });
}

async function line(title: string, contestants: readonly Contestant[], read: Read): Promise<string> {
  for (const { ms } of contestants) ms.length = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { orm, ms } of contestants) {
      const start = performance.now();
      await read(orm);
      if (round > 0) ms.push(performance.now() - start);
    }
  }
  const figures = contestants.map(({ name, ms }) => ({ name, ms: median(ms) }));
  const best = Math.min(...figures.map((entry) => entry.ms));
  const text = figures.map(
    (entry) => `${entry.name} ${entry.ms.toFixed(2)} (${(entry.ms / best).toFixed(1)})`,
  );
  return `${title.padStart(27)}: ${text.join("  ")} ms`;
}

async function fill(engine: BenchEngine, perParent: number): Promise<void> {
  for (const table of ["children", "parents", "owners"]) await engine.run(`delete from ${table}`);
  const orm = await ormOf(engine, undefined);
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
  const name = (letter: string, at: number) => letter + String(at).padStart(6, "0");
  await orm.owner.createMany({
    data: numbers(100).map((at) => ({ id: name("o", at), name: `Owner ${at}`, plan: "team" })),
  });
  const parents = numbers(PARENTS).map((at) => {
    return { id: name("p", at), name: `Parent ${at}`, ownerId: name("o", at % 100) };
  });
  await orm.parent.createMany({ data: parents });
  const children = numbers(PARENTS * perParent).map((at) => {
    const parentId = name("p", Math.floor(at / perParent));
    return { id: name("c", at), place: at, parentId, name: `Name ${at}`, role: "member" };
  });
  for (let at = 0; at < children.length; at += CHUNK) {
    await orm.child.createMany({ data: children.slice(at, at + CHUNK) });
  }
  await engine.run(engine.name === "mariadb" ? "analyze table parents, children, owners" : "analyze");
}
