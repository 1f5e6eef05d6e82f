import { test } from "uvu";
import * as assert from "uvu/assert";
import { frozen } from "../../compiler/verify/frozen.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { QueryEvent } from "../../engine/index.ts";
import type { Explanation } from "../../ir/explanation.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { recordingDriver } from "../compiler/support/recording-driver.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { farmSeed } from "../golden/farm-seed.ts";
import { type GoldenCall, goldenCalls } from "../golden/golden-call.ts";
import { anyCalls, runCall } from "../golden/run-call.ts";

function open() {
  const recording = recordingDriver(farmSeed);
  return { ...recording, orm: createOrm({ schema: farmSchema, driver: recording.driver }) };
}

function explained(orm: { readonly $explain: object }, call: GoldenCall): Explanation {
  const methods: unknown = Reflect.get(orm.$explain, call.model);
  return Reflect.get(Object(methods), call.method)(call.args);
}

test("an explanation is frozen plain data, and explaining sends nothing", () => {
  const { orm, sent } = open();
  for (const call of goldenCalls) {
    const explanation = explained(orm, call);
    assert.equal([...frozen(explanation, call.name)], []);
    assert.equal(JSON.parse(JSON.stringify(explanation)), explanation);
  }
  assert.equal(sent, []);
});

/** Calls that come to a level without keys to ask for, or to no rows to write. */
const STOP_EARLY = [
  "find-unique-missing",
  "find-many-or-empty",
  "delete-many-none",
  "nested-to-one",
  "nested-self",
];

test("the statements are those that the call then sends, and those that listeners hear of", async () => {
  for (const call of goldenCalls) {
    const { orm, sent } = open();
    const heard: QueryEvent[] = [];
    orm.$on("query", (event) => heard.push(event));
    const { statements, roundTrips } = explained(orm, call);
    await runCall(anyCalls(orm), call);
    assert.equal(heard[0]?.statements, sent, call.name);
    assert.ok(roundTrips <= statements.length, call.name);
    if (STOP_EARLY.includes(call.name)) assert.ok(inOrder(sent, statements), call.name);
    else assert.equal(sent, statements, call.name);
  }
});

/** Whether the first list is the second with some left out. */
function inOrder(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const one of all) if (one === some[at]) at++;
  return at === some.length;
}

test("no value of the call is in its explanation", () => {
  const { orm } = open();
  const text = JSON.stringify([
    orm.$explain.person.findMany({
      where: { OR: [{ name: "c4n4ry" }, { id: { in: ["c4n4ry"] } }], email: { contains: "c4n4ry" } },
      select: { farms: { where: { name: "c4n4ry" }, take: 424242 } },
      skip: 424242,
    }),
    orm.$explain.person.create({ data: { email: "c4n4ry", name: "c4n4ry" } }),
    orm.$explain.person.update({ where: { id: "c4n4ry" }, data: { name: "c4n4ry" } }),
  ]);
  assert.not.match(text, "c4n4ry");
  assert.not.match(text, "424242");
});

test("a call that is refused is refused here too", () => {
  const { orm } = open();
  const explain = () => anyCalls(orm.$explain).person?.findMany({ where: { nam: 1 } });
  assert.throws(explain, (error: unknown) => error instanceof OrmError && error.path === "where.nam");
});

test("each relation says how it is loaded and why, and a scan is called one", () => {
  const { orm } = open();
  const { relations, steps, roundTrips, text } = orm.$explain.person.findMany({
    where: { name: "Ada" },
    select: { farms: { select: { plots: true } }, boss: true },
  });
  assert.equal(
    relations.map(({ path, strategy }) => [path, strategy]),
    [
      ["farms", "batch"],
      ["farms.plots", "batch"],
      ["boss", "batch"],
    ],
  );
  assert.ok(relations.every(({ reason }) => reason.length > 0));
  assert.equal(steps.slice(0, 2), ["scan", "local filter"]);
  assert.is(steps.at(-1), "attach");
  assert.is(roundTrips, 4, "the people, who works where, the farms, their plots");
  assert.match(text, "scan person");
});

test("a call that cannot find anything costs nothing", () => {
  const { orm } = open();
  const { roundTrips, statements, steps } = orm.$explain.farm.findMany({
    where: { OR: [] },
    select: { plots: true },
  });
  assert.equal({ roundTrips, statements, steps }, { roundTrips: 0, statements: [], steps: ["no rows"] });
});

test.run();
