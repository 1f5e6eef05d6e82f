import Mock from "ioredis-mock";
import { createStorage } from "unstorage";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver as overMock } from "../../engine/backends/key-value/ioredis-mock.ts";
import { createDriver as overUnstorage } from "../../engine/backends/key-value/unstorage.ts";
import type { Driver } from "../../engine/driver.ts";
import { createOrm, defineSchema, id, index, integer, model, string, unique } from "../../engine/index.ts";
import { clear, realClients } from "./redis-clients.ts";

const fields = { id: id(), owner: string(), name: string(), size: integer() };
const old = defineSchema({ box: model({ table: "boxes", fields }) });
const now = defineSchema({
  box: model({
    table: "boxes",
    fields,
    indexes: [index(["owner"]), index(["size"])],
    unique: [unique(["name"])],
  }),
});

const base = `orm-added-${process.pid}:`;
const [client, ...others] = await realClients();
for (const other of others) await other.close();
const storage = createStorage();
const stores: readonly (readonly [name: string, open: () => Driver])[] = [
  ["ioredis-mock", () => overMock(new Mock(), { base })],
  ["Unstorage", () => overUnstorage(storage)],
  ...(client === undefined ? [] : [[client.name, () => client.driver(base)] as const]),
];

const test = suite("indexes added to records that are there");
for (const [name, open] of stores) {
  for (const inTransaction of [false, true]) {
    const where = `${name}${inTransaction ? ", in a transaction" : ""}`;
    test(`a write that changes nothing enters the record: ${where}`, async () => {
      const before = createOrm({ schema: old, driver: open() });
      await before.box.deleteMany({ where: {} });
      const data = [1, 2, 3].map((size) => ({ id: `b${size}`, owner: "o", name: `n${size}`, size }));
      await before.box.createMany({ data });
      const after = createOrm({ schema: now, driver: open() });
      const renew = (orm: Pick<typeof after, "box">) => orm.box.updateMany({ where: {}, data: {} });
      assert.is(inTransaction ? await after.transaction(renew) : await renew(after), 3);
      assert.equal(await after.box.findMany({ where: { owner: "o" }, orderBy: { id: "asc" } }), data);
      assert.equal(await after.box.findUnique({ where: { name: "n2" } }), data[1]);
      assert.equal(await after.box.findMany({ orderBy: { size: "desc" }, take: 2 }), [data[2], data[1]]);
      await after.box.update({ where: { name: "n3" }, data: { size: 0 } });
      assert.equal((await after.box.findMany({ orderBy: { size: "asc" }, take: 1 }))[0]?.id, "b3");
    });

    test(`it does not take a value that another record holds: ${where}`, async () => {
      const before = createOrm({ schema: old, driver: open() });
      await before.box.deleteMany({ where: {} });
      const after = createOrm({ schema: now, driver: open() });
      await after.box.create({ data: { id: "first", owner: "o", name: "same", size: 1 } });
      await before.box.create({ data: { id: "second", owner: "o", name: "same", size: 2 } });
      const renew = (orm: Pick<typeof after, "box">) => orm.box.updateMany({ where: {}, data: {} });
      await (inTransaction ? after.transaction(renew) : renew(after));
      assert.is((await after.box.findUnique({ where: { name: "same" } }))?.id, "first");
    });
  }
}
test.after(async () => {
  if (client === undefined) return;
  await clear(client, base);
  await client.close();
});
test.run();
