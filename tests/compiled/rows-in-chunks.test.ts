import { suite } from "uvu";
import * as assert from "uvu/assert";
import { datetime, defineSchema, id, model, string } from "../../compiler/schema/index.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import type { RecordedCalls } from "../../engine/ahead/recorded-calls.ts";
import { renderCompiledModule } from "../../engine/ahead/render-compiled-module.ts";
import * as builders from "../../engine/compiled/builders.ts";
import { codeOf } from "../sql/support/code-of.ts";
import { evaluateCompiledModule } from "../support/evaluate-compiled-module.ts";
import { d1Target } from "../support/targets/d1.ts";

const schema = defineSchema({
  visit: model({
    table: "visits",
    fields: { id: id(), token: string().unique(), text: string(), endsAt: datetime().nullable() },
    expires: "endsAt",
  }),
});

type VisitOrm = Orm<typeof schema>;

const test = suite("on D1, rows of more than one statement, one of which has ended");

const past = new Date(Date.now() - 60_000);
const long = "x".repeat(700_000);

/** A key twice, in the first statement by a row that has ended when it is written. */
const twice = [
  { id: "1", token: "a", text: long, endsAt: past },
  { id: "2", token: "b", text: long, endsAt: null },
  { id: "3", token: "a", text: long, endsAt: past },
];
const once = twice.map((row) => ({ ...row, token: `token ${row.id}` }));

async function withOrms(run: (compiling: VisitOrm, compiled: VisitOrm) => Promise<void>): Promise<void> {
  const target = d1Target();
  const { driver, orm, dispose } = await target.open(schema);
  try {
    const recorded: RecordedCalls = (record) =>
      record({ schema, backend: "d1" }).visit.createMany({
        data: [{ id: "1", token: "a", text: "", endsAt: past }],
      });
    const runtime = evaluateCompiledModule(await renderCompiledModule(recorded));
    const bundled = runtime.defineSchema({
      visit: builders.model({
        table: "visits",
        fields: {
          id: builders.id(),
          token: builders.string(),
          text: builders.string(),
          endsAt: builders.datetime(),
        },
      }),
    });
    const compiled = await runtime.createOrmFromRuntime({ schema: bundled, client: driver.client });
    await run(orm, compiled as VisitOrm);
  } finally {
    await dispose();
    await target.close();
  }
}

test("are refused where they share a key, as in one statement", () =>
  withOrms(async (compiling, compiled) => {
    const short = twice.map((row) => ({ ...row, text: "" }));
    for (const data of [short, twice]) {
      for (const orm of [compiling, compiled]) {
        assert.is(await codeOf(() => orm.visit.createMany({ data })), "UNIQUE_CONSTRAINT_VIOLATION");
      }
      const within = () => compiling.transaction((tx) => tx.visit.createMany({ data }));
      assert.is(await codeOf(within), "UNIQUE_CONSTRAINT_VIOLATION");
    }
    assert.is(await compiling.visit.count(), 0);
  }));

test("take the places of those that ended before, in one request", () =>
  withOrms(async (compiling, compiled) => {
    const trips: number[] = [];
    for (const orm of [compiling, compiled])
      orm.$on("query", ({ roundTrips }) => void trips.push(roundTrips));
    const ended = once.map((row) => ({ ...row, endsAt: past }));
    for (const orm of [compiling, compiled]) {
      await orm.visit.createMany({ data: ended });
      assert.equal(
        (await orm.visit.createMany({ data: ended })).map(({ token }) => token),
        ended.map(({ token }) => token),
      );
    }
    assert.equal(trips, [1, 1, 1, 1]);
    await compiling.transaction((tx) =>
      tx.visit.createMany({ data: once.map((row) => ({ ...row, endsAt: null })) }),
    );
    assert.is(await compiling.visit.count(), 3);
  }));

test.run();
