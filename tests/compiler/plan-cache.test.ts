import { test } from "uvu";
import * as assert from "uvu/assert";
import { farmSeed } from "../golden/farm-seed.ts";
import { call, farmEngine } from "./support/farm-engine.ts";
import { recordingDriver } from "./support/recording-driver.ts";

test("a shape is compiled once, whatever the values and the length of lists", async () => {
  const engine = farmEngine(recordingDriver(farmSeed).driver);
  for (let at = 0; at < 50; at++) {
    const ids = Array.from({ length: at }, (_, id) => `p${id}`);
    await call(engine, "person", "findMany", { where: { id: { in: ids } }, take: at });
  }
  assert.is(engine.compilations, 1);
});

test("explaining a call compiles it, and the call then finds the plan", async () => {
  const engine = farmEngine(recordingDriver(farmSeed).driver);
  engine.explain("person", "findMany", { where: { name: "Ada" } });
  await call(engine, "person", "findMany", { where: { name: "Eve" } });
  assert.is(engine.compilations, 1);
});

test("two shapes never get one plan", async () => {
  const engine = farmEngine(recordingDriver(farmSeed).driver);
  const names = async (args: unknown) => call(engine, "person", "findMany", args);
  const ada = { where: { name: "Ada" }, orderBy: { id: "asc" }, select: { id: true } };
  const notAda = { where: { name: { not: "Ada" } }, orderBy: { id: "asc" }, select: { id: true } };
  for (let round = 0; round < 3; round++) {
    assert.equal(await names(ada), [{ id: "p1" }, { id: "p5" }]);
    assert.equal(await names(notAda), [{ id: "p2" }, { id: "p3" }, { id: "p4" }]);
  }
  assert.is(engine.compilations, 2);
});

/** The `at`-th of many shapes: its bits are conditions. */
function shape(at: number): { readonly where: unknown; readonly select: unknown } {
  const conditions = [...at.toString(2)].map((bit) => (bit === "1" ? { name: "Ada" } : { bossId: null }));
  return { where: { AND: conditions }, select: { id: true } };
}

test("the cache is bounded: it starts anew, and then keeps what is called again", async () => {
  const engine = farmEngine(recordingDriver(farmSeed).driver, { shapeWordsMax: 500 });
  for (let at = 0; at < 400; at++) await call(engine, "person", "findMany", shape(at));
  assert.is(engine.compilations, 400);
  for (let again = 0; again < 20; again++) await call(engine, "person", "findMany", shape(1));
  assert.ok(engine.compilations <= 402, `${engine.compilations} compilations`);
  assert.equal(await call(engine, "person", "findMany", { ...shape(1), orderBy: { id: "asc" } }), [
    { id: "p1" },
    { id: "p5" },
  ]);
});

test("calls that are refused count too: what they left in the cache is bounded", async () => {
  const engine = farmEngine(recordingDriver(farmSeed).driver, { shapeWordsMax: 500 });
  await call(engine, "person", "findMany", shape(1));
  for (let at = 0; at < 400; at++) {
    const { where } = shape(at);
    await call(engine, "person", "findMany", { where: { AND: [where, { name: 7 }] } }).catch(() => {});
  }
  await call(engine, "person", "findMany", shape(1));
  assert.is(engine.compilations, 2, "the refused calls pushed the plan out");
});

test("a shape longer than the whole cache is still answered", async () => {
  const engine = farmEngine(recordingDriver(farmSeed).driver, { shapeWordsMax: 5 });
  for (let round = 0; round < 3; round++) {
    assert.equal(
      await call(engine, "person", "findUnique", { where: { id: "p1" }, select: { name: true } }),
      {
        name: "Ada",
      },
    );
  }
});

test.run();
