import { test } from "uvu";
import * as assert from "uvu/assert";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import { farmEngine } from "../compiler/support/farm-engine.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { farmSeed } from "../golden/farm-seed.ts";
import { failureOf } from "../sql/support/code-of.ts";

const WITH_PLOTS = { orderBy: { id: "asc" }, select: { id: true, plots: true } } as const;

function open() {
  return createOrm({ schema: farmSchema, driver: createMemoryDriver(farmSeed) });
}

test("a strategy that the backend has makes a plan of its own, and is no other's", async () => {
  const engine: Engine = farmEngine(createMemoryDriver(farmSeed));
  const { session } = engine.driver;
  const read = (options?: unknown) => engine.call(session, "farm", "findMany", WITH_PLOTS, options);
  const usual = await read();
  assert.is(engine.compilations, 1);
  assert.equal(await read({ strategy: "batch" }), usual);
  assert.equal(await read({ strategy: undefined }), usual);
  assert.is(engine.compilations, 1, "calls without one find the plan that they had");
});

test("one that is unknown, or that the backend does not have, is refused and nothing is sent", async () => {
  const orm = open();
  let heard = 0;
  orm.$on("query", () => heard++);
  // What a program without types could pass.
  const unknown: Strategy = JSON.parse('"lateral"');
  for (const strategy of ["correlated", "grouped", "joined", unknown, JSON.parse("null")] as const) {
    const failure = await failureOf(() => orm.farm.findMany(WITH_PLOTS, { strategy }));
    assert.equal([failure.code, failure.path], ["INVALID_QUERY", "options.strategy"]);
    assert.throws(
      () => orm.$explain.farm.findMany(WITH_PLOTS, { strategy }),
      (error: unknown) => Reflect.get(Object(error), "code") === "INVALID_QUERY",
    );
  }
  assert.is(heard, 0);
  assert.ok((await orm.farm.findMany(WITH_PLOTS, { strategy: "batch" })).length > 0);
});

test("a transaction and a batch have no strategy, and createOrm takes none that is unknown", async () => {
  const orm = open();
  const options: object = { strategy: "batch" };
  const failure = await failureOf(() => orm.batch([(tx) => tx.farm.count()], options));
  assert.equal([failure.code, failure.path], ["INVALID_QUERY", "options"]);
  const unknown: Strategy = JSON.parse('"lateral"');
  assert.throws(
    () => createOrm({ schema: farmSchema, driver: createMemoryDriver(), strategy: unknown }),
    (error: unknown) => Reflect.get(Object(error), "path") === "strategy",
  );
});

test.run();
