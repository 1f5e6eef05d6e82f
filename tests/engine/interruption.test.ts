import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model } from "../../compiler/schema/index.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Driver } from "../../engine/driver.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { QueryEvent } from "../../ir/query-event.ts";

const schema = defineSchema({ mark: model({ table: "marks", fields: { id: id(), n: integer() } }) });

interface Held {
  readonly driver: Driver;
  /** Lets the requests go on that were sent. */
  readonly answer: () => void;
}

/** A backend that cannot end a request, and answers when it is told to. */
function heldDriver(): Held {
  const memory = createMemoryDriver();
  let answer: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const driver: Driver = {
    ...memory,
    prepare: (leaf, catalog) => {
      const prepared = memory.prepare(leaf, catalog);
      const run: typeof prepared.run = async (session, values, sent) => {
        sent(prepared.text);
        await told;
        return prepared.run(session, values, () => undefined);
      };
      return { ...prepared, run };
    },
  };
  return { driver, answer: () => answer() };
}

async function faultOf(call: Promise<unknown>): Promise<OrmError> {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (error instanceof OrmError) return error;
  throw new Error("it was answered");
}

test("a write that cannot be ended is rejected at once, and the event tells later that it was made", async () => {
  const { driver, answer } = heldDriver();
  const orm = createOrm({ schema, driver });
  const events: QueryEvent[] = [];
  orm.$on("query", (event) => events.push(event));
  const error = await faultOf(orm.mark.create({ data: { id: "a", n: 1 } }, { timeoutMs: 5 }));
  assert.equal([error.code, error.meta.effect, error.backendKind], ["TIMEOUT", "unknown", driver.kind]);
  assert.match(error.message, "mark.create");
  assert.equal(events, []);
  answer();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(
    events.map(({ errorCode, rows }) => [errorCode, rows]),
    [[null, 1]],
  );
  assert.is(await orm.mark.count(), 1);
});

test("a read has no effect, also where it goes on", async () => {
  const { driver } = heldDriver();
  const orm = createOrm({ schema, driver });
  const controller = new AbortController();
  const read = faultOf(orm.mark.findMany({}, { signal: controller.signal }));
  controller.abort("enough");
  const error = await read;
  assert.equal([error.code, error.meta.effect, error.cause], ["ABORTED", "none", "enough"]);
});

test("a transaction interrupts the calls in it, nested ones too", async () => {
  const { driver } = heldDriver();
  const orm = createOrm({ schema, driver });
  let inside: OrmError | null = null;
  const outside = faultOf(
    orm.transaction(
      (tx) =>
        tx.transaction(async (inner) => {
          inside = await faultOf(inner.mark.count());
          throw inside;
        }),
      { timeoutMs: 150 },
    ),
  );
  assert.is((await outside).code, "TIMEOUT");
  await Promise.resolve();
  assert.is(Reflect.get(Object(inside), "code"), "TIMEOUT");
});

test("signals are let go of once a call has ended", async () => {
  const orm = createOrm({ schema, driver: createMemoryDriver() });
  let listeners = 0;
  const { signal } = new AbortController();
  const counted = {
    aborted: false,
    addEventListener: () => void listeners++,
    removeEventListener: () => void listeners--,
  };
  await orm.mark.count({}, { signal });
  await orm.mark.count({}, { signal: counted });
  await orm.transaction((tx) => tx.mark.count({}, { signal: counted }), { signal: counted });
  await faultOf(orm.mark.create({ data: { id: "x", n: 1 } }, { signal: { ...counted, aborted: true } }));
  assert.is(listeners, 0);
});

test("look-ups that may be interrupted are sent alone", async () => {
  const { driver, answer } = heldDriver();
  const orm = createOrm({ schema, driver, coalesce: true });
  const where = { id: "a" };
  const alone = faultOf(orm.mark.findUnique({ where }, { timeoutMs: 5 }));
  const others = Promise.all([orm.mark.findUnique({ where }), orm.mark.findUnique({ where })]);
  assert.is((await alone).code, "TIMEOUT");
  answer();
  assert.equal(await others, [null, null]);
});

test.run();
