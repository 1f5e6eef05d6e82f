import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { RULES } from "../../compiler/rules/index.ts";
import { compileVerified } from "../../compiler/verify/compile-verified.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { planProfiles } from "../golden/profiles.ts";
import { anyCalls } from "../golden/run-call.ts";
import { farmPage, farmRows, farmWhere } from "./support/arbitrary-farm.ts";
import { readShape } from "./support/read-shape.ts";
import { recordingDriver } from "./support/recording-driver.ts";

const SEED = Number(process.env.SEED ?? 42);
const RUNS = Number(process.env.RUNS ?? 300);
const ALL = RULES.map((rule) => rule.name);

/** Some rules off, more often than not all of them. */
const disabled = fc.oneof(fc.constant(ALL), fc.subarray(ALL));

function check<T>(property: fc.IAsyncProperty<T>, numRuns = RUNS): Promise<void> {
  return fc.assert(property, { seed: SEED, numRuns });
}

interface Asked {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly where: unknown;
  readonly page: Readonly<Record<string, unknown>>;
}

const asked = fc.record({ rows: farmRows, where: farmWhere, page: farmPage });

/** The ids found and how many requests it took. */
async function found({ rows, where, page }: Asked, disable: readonly string[]) {
  const { driver, sent } = recordingDriver({ farm: rows });
  const calls = anyCalls(createOrm({ schema: farmSchema, driver, rules: { disable } }));
  const answer = await calls.farm?.findMany({ where, ...page, select: { id: true } });
  const ids = (Array.isArray(answer) ? answer : []).map((one) => String(Reflect.get(Object(one), "id")));
  const ordered = Object.keys(page).length > 0;
  return { ids: ordered ? ids : ids.sort(), requests: sent.length };
}

test("whatever rules are off, the same rows are found, in the same order where one is asked for", async () => {
  let hits = 0;
  let misses = 0;
  await check(
    fc.asyncProperty(asked, disabled, async (ask, off) => {
      const on = await found(ask, []);
      if (on.ids.length > 0) hits++;
      if (on.ids.length < ask.rows.length) misses++;
      const without = await found(ask, off);
      assert.equal(on.ids, without.ids);
      assert.ok(on.requests <= without.requests, "the rules made it dearer");
    }),
    3 * RUNS,
  );
  assert.ok(hits > RUNS / 2 && misses > RUNS / 2, `a silent generator: ${hits} hits, ${misses} misses`);
});

test("count, updateMany and deleteMany are about the rows that findMany finds", () =>
  check(
    fc.asyncProperty(asked, disabled, async ({ rows, where }, disable) => {
      const { ids } = await found({ rows, where, page: {} }, []);
      for (const [method, args] of [
        ["count", { where }],
        ["updateMany", { where, data: { name: "touched" } }],
        ["deleteMany", { where }],
      ] as const) {
        const { driver } = recordingDriver({ farm: rows });
        const calls = anyCalls(createOrm({ schema: farmSchema, driver, rules: { disable } }));
        assert.is(await calls.farm?.[method](args), ids.length, method);
      }
    }),
  ));

test("a condition, its negation and its being unknown share out all rows", () =>
  check(
    fc.asyncProperty(asked, async ({ rows, where }) => {
      const idsOf = async (condition: unknown) => (await found({ rows, where: condition, page: {} }, [])).ids;
      const yes = await idsOf(where);
      const no = await idsOf({ NOT: [where] });
      assert.equal(await idsOf({ NOT: [{ NOT: [where] }] }), yes);
      assert.equal(await idsOf({ AND: [where, { NOT: [where] }] }), []);
      assert.equal(await idsOf({ OR: [where, { NOT: [where] }] }), [...yes, ...no].sort());
    }),
  ));

test("pages of any size are the whole, without a row twice or left out", () =>
  check(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 4 }), async ({ rows, where, page }, take) => {
      const { orderBy = [] } = page;
      const { ids: whole } = await found({ rows, where, page: { orderBy } }, []);
      const pages: string[] = [];
      for (let skip = 0; skip <= whole.length; skip += take) {
        const { ids } = await found({ rows, where, page: { orderBy, skip, take } }, []);
        pages.push(...ids);
      }
      assert.equal(pages, whole);
    }),
  ));

test("a further condition never takes more requests", () =>
  check(
    fc.asyncProperty(asked, farmWhere, async (ask, more) => {
      const { requests } = await found(ask, []);
      const narrowed = await found({ ...ask, where: { AND: [ask.where, more] } }, []);
      assert.ok(narrowed.requests <= requests);
    }),
  ));

test("plans of random calls pass the verifiers, on every kind of backend and without any rules", () =>
  check(
    fc.asyncProperty(asked, disabled, async ({ where, page }, off) => {
      const relation = { where, ...page, select: { id: true } };
      const args = {
        where,
        ...page,
        select: { id: true, workers: { select: { farms: relation, ownedFarms: relation } } },
      };
      const { words } = readShape(farmSchema, { model: "farm", method: "findMany", args });
      const options = { ...DEFAULT_COMPILE_OPTIONS, disabledRules: new Set(off) };
      for (const driver of Object.values(planProfiles)) {
        compileVerified(words, farmSchema.catalog, driver, options);
      }
    }),
  ));

test.run();
