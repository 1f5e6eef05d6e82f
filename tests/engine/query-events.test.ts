import { test } from "uvu";
import * as assert from "uvu/assert";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { QueryEvent } from "../../ir/query-event.ts";
import { ormErrorOf } from "../compiler/support/orm-error-of.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { farmSeed } from "../golden/farm-seed.ts";
import { anyCalls } from "../golden/run-call.ts";

function open() {
  const orm = createOrm({ schema: farmSchema, driver: createMemoryDriver(farmSeed) });
  const events: QueryEvent[] = [];
  const stop = orm.$on("query", (event) => events.push(event));
  return { orm, events, stop };
}

test("a listener hears of each call, with its requests and its rows", async () => {
  const { orm, events } = open();
  await orm.person.findMany({ where: { name: "Ada" }, select: { ownedFarms: true } });
  await orm.person.findUnique({ where: { id: "none" } });
  await orm.person.count();
  await orm.person.updateMany({ where: { bossId: "p1" }, data: { bossId: null } });
  assert.equal(
    events.map(({ model, method, statements, rows, errorCode }) => ({
      model,
      method,
      statements,
      rows,
      errorCode,
    })),
    [
      {
        model: "person",
        method: "findMany",
        statements: ["scan person", "get farm by index ownerId list"],
        rows: 2,
        errorCode: null,
      },
      { model: "person", method: "findUnique", statements: ["get person by id"], rows: 0, errorCode: null },
      { model: "person", method: "count", statements: ["count person"], rows: 5, errorCode: null },
      {
        model: "person",
        method: "updateMany",
        statements: ["get person by index bossId", "update person by primary keys if guard"],
        rows: 2,
        errorCode: null,
      },
    ],
  );
  for (const { durationMs, roundTrips, statements } of events) {
    assert.ok(durationMs >= 0);
    assert.is(roundTrips, statements.length);
  }
});

test("a call that fails is heard of with its code, and one that is refused with no request", async () => {
  const { orm, events } = open();
  await ormErrorOf(orm.person.create({ data: { email: "ada@farm.test", name: "Twin" } }));
  await ormErrorOf(Promise.resolve(anyCalls(orm).person?.findMany({ where: { nam: 1 } })));
  assert.equal(
    events.map(({ method, statements, errorCode }) => [method, statements.length, errorCode]),
    [
      ["create", 1, "UNIQUE_CONSTRAINT_VIOLATION"],
      ["findMany", 0, "INVALID_QUERY"],
    ],
  );
});

test("calls inside a transaction are heard of", async () => {
  const { orm, events } = open();
  await orm.transaction(async (tx) => {
    await tx.person.findFirst();
  });
  assert.equal(
    events.map(({ method }) => method),
    ["findFirst"],
  );
});

test("an event is frozen and holds no value of the call", async () => {
  const { orm, events } = open();
  await orm.person.findMany({ where: { name: "c4n4ry", id: { in: ["c4n4ry"] } } });
  const [event] = events;
  assert.ok(Object.isFrozen(event) && Object.isFrozen(event?.statements));
  assert.not.match(JSON.stringify(event), "c4n4ry");
});

test("listening ends when it is ended, each listening for itself", async () => {
  const orm = createOrm({ schema: farmSchema, driver: createMemoryDriver(farmSeed) });
  let heard = 0;
  const listener = () => {
    heard++;
  };
  const stopFirst = orm.$on("query", listener);
  const stopSecond = orm.$on("query", listener);
  await orm.person.count();
  assert.is(heard, 2);
  stopFirst();
  stopFirst();
  await orm.person.count();
  assert.is(heard, 3);
  stopSecond();
  await orm.person.count();
  assert.is(heard, 3);
});

test("a listener that throws does not fail the call, nor keep others from hearing of it", async () => {
  const orm = createOrm({ schema: farmSchema, driver: createMemoryDriver(farmSeed) });
  const surfaced: unknown[] = [];
  const before = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => surfaced.push(error));
  let heard = 0;
  orm.$on("query", () => {
    throw new Error("the log is full");
  });
  orm.$on("query", () => {
    heard++;
  });
  try {
    assert.is(await orm.person.count(), 5);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.is(heard, 1);
    assert.match(String(surfaced[0]), "the log is full");
  } finally {
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
  }
});

test("there is one event", () => {
  const { orm } = open();
  const on: unknown = Reflect.get(orm, "$on");
  assert.throws(() => typeof on === "function" && on("error", () => {}), "knows one event");
});

test.run();
