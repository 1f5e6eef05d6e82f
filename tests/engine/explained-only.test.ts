import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  createMemoryDriver,
  createOrm,
  defineSchema,
  id,
  model,
  OrmError,
  string,
} from "../../engine/index.ts";

test("explaining a call asks none of the application's default functions", () => {
  let asked = 0;
  const schema = defineSchema({
    ticket: model({
      table: "tickets",
      fields: { id: id({ generate: () => String(++asked) }), title: string() },
    }),
  });
  const orm = createOrm({ schema, driver: createMemoryDriver() });
  assert.is(orm.$explain.ticket.create({ data: { title: "t" } }).roundTrips, 1);
  assert.is(asked, 0);
});

test("scan: refuse lets a whole model be read that was asked for, and no part of it", async () => {
  const schema = defineSchema({
    ticket: model({ table: "tickets", fields: { id: id(), title: string() } }),
  });
  const orm = createOrm({ schema, driver: createMemoryDriver(), limits: { scan: "refuse" } });
  assert.equal(await orm.ticket.findMany(), []);
  assert.equal(await orm.ticket.findMany({ orderBy: { title: "asc" } }), []);
  for (const args of [
    { where: { title: "t" } },
    { take: 1 },
    { orderBy: { title: "asc" }, take: 1 },
  ] as const) {
    try {
      await orm.ticket.findMany(args);
      assert.unreachable();
    } catch (error) {
      assert.ok(error instanceof OrmError && error.code === "UNSUPPORTED");
    }
  }
});

test.run();
