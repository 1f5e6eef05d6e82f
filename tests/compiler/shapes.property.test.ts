import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { farmSchema } from "../golden/farm-schema.ts";
import { farmWhere, otherValues } from "./support/arbitrary-farm.ts";
import { call, farmEngine } from "./support/farm-engine.ts";
import { readShape } from "./support/read-shape.ts";
import { recordingDriver } from "./support/recording-driver.ts";

const SEED = Number(process.env.SEED ?? 42);
const RUNS = Number(process.env.RUNS ?? 1_000);

function shapeOf(where: unknown): string {
  return JSON.stringify(readShape(farmSchema, { model: "farm", method: "findMany", args: { where } }).words);
}

test("no value of any kind, and no length of a list, changes the shape: one plan, one text", () => {
  fc.assert(
    fc.property(farmWhere, fc.nat(20), (where, step) => {
      assert.is(shapeOf(otherValues(where, step)), shapeOf(where));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("many calls of one shape with other values are compiled once", async () => {
  await fc.assert(
    fc.asyncProperty(farmWhere, async (where) => {
      const engine = farmEngine(recordingDriver().driver);
      for (let step = 0; step < 5; step++) {
        await call(engine, "farm", "findMany", { where: otherValues(where, step) });
      }
      assert.is(engine.compilations, 1);
    }),
    { seed: SEED, numRuns: RUNS / 5 },
  );
});

test.run();
