import type { Driver } from "../../engine/driver.ts";
import { createOrm } from "../../engine/index.ts";
import { controlPlaneSchema } from "../../examples/walkthrough/control-plane-schema.ts";
import { median } from "../measure/statistics.ts";
import { memoryAnswers } from "./memory-answers.ts";

export interface Compiling {
  /** The very first call of the process. */
  readonly coldUs: number;
  /** A shape that is new, in a program that has run for a while; beyond what it takes when it is known. */
  readonly missUs: number;
  /** The same call when its shape is known. */
  readonly hitUs: number;
  /** How many of the shapes were compiled again when they came again. */
  readonly recompiled: number;
}

const ROUNDS = 90;
/** Rounds after which the code that compiles is itself compiled. */
const WARM_UP = 60;
const FIELDS = ["slug", "name", "plan", "createdAt"] as const;
const OPERATORS = ["eq", "not", "lt", "lte", "gt", "gte", "contains", "startsWith"] as const;

type Orm = ReturnType<typeof openOrm>["orm"];

/** To be called before anything else of the library ran. */
export async function measureCompiling(): Promise<Compiling> {
  const first = openOrm();
  const cold = await microseconds(() => first.orm.workspace.findUnique({ where: { slug: "a" } }));
  const misses: number[] = [];
  const hits: number[] = [];
  let recompiled = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { orm, prepared } = openOrm();
    const calls = shapes(orm);
    const miss = await each(calls);
    const compiled = prepared();
    const hit = await each(calls);
    recompiled += prepared() - compiled;
    if (round < WARM_UP) continue;
    misses.push(miss - hit);
    hits.push(hit);
  }
  return { coldUs: cold, missUs: median(misses), hitUs: median(hits), recompiled };
}

function openOrm() {
  const driver = memoryAnswers({ rows: [] });
  let prepared = 0;
  const counting: Driver = {
    ...driver,
    prepare: (leaf, catalog) => {
      prepared++;
      return driver.prepare(leaf, catalog);
    },
  };
  return { orm: createOrm({ schema: controlPlaneSchema, driver: counting }), prepared: () => prepared };
}

/** Calls of 120 shapes: selections with and without relations, under different filters. */
function shapes(orm: Orm): readonly (() => Promise<unknown>)[] {
  return OPERATORS.flatMap((operator) =>
    Array.from({ length: 15 }, (_, bits) => {
      const select = {
        id: true,
        ...Object.fromEntries(FIELDS.map((field, at) => [field, (bits & (1 << at)) !== 0])),
        memberships: { select: { role: true, user: { select: { email: true } } } },
      };
      return () => orm.workspace.findMany({ where: { name: { [operator]: "a" } }, select });
    }),
  );
}

async function each(calls: readonly (() => Promise<unknown>)[]): Promise<number> {
  const us = await microseconds(async () => {
    for (const call of calls) await call();
  });
  return us / calls.length;
}

async function microseconds(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const used = process.cpuUsage(before);
  return used.user + used.system;
}
