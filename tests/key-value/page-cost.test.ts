import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/ioredis.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { recordedClient } from "./recorded-client.ts";
import { clear, loadScripts, openIoredis, realClients } from "./redis-clients.ts";
import { sessionSchema } from "./session-schema.ts";

const clients = await realClients();
for (const client of clients) await client.close();

if (clients.length > 0) {
  const base = `orm-pages-${process.pid}:`;
  const client = await openIoredis(5);
  await loadScripts(client);
  const test = suite("pages of records that end");
  for (const size of [10, 1_000, 100_000]) {
    test(`a page reads its records, and as many again where some have ended, of ${size}`, async () => {
      await clear(client, base);
      const commands: string[] = [];
      const texts: string[] = [];
      const driver = createDriver(recordedClient(client, commands, texts), { base });
      let now = 1_000;
      const orm = createOrm({ schema: sessionSchema, driver, clock: () => now });
      for (let start = 0; start < size; start += 10_000) {
        const count = Math.min(10_000, size - start);
        await orm.session.createMany({ data: Array.from({ length: count }, (_, at) => session(start + at)) });
      }
      const page = async (args: Parameters<typeof orm.session.findMany>[0]) => {
        commands.length = 0;
        texts.length = 0;
        const found = await orm.session.findMany(args);
        const read = texts.filter((text) => text.startsWith("v1|")).length;
        return [found.map(({ id }) => Number(id)), commands.join(), read];
      };
      const numbers = (first: number, last: number) =>
        Array.from({ length: last - first }, (_, at) => first + at);
      const ada = { userId: "ada" };
      assert.equal(await page({ where: ada, take: 10 }), [numbers(0, 10), "EVALSHA", 10]);
      assert.equal(await page({ where: ada, take: 4, skip: 2 }), [numbers(2, 6), "EVALSHA", 6]);
      assert.equal(await page({ where: { ...ada, token: { endsWith: "3" } }, take: 1 }), [
        [3],
        "EVALSHA,EVALSHA,EVALSHA",
        7,
      ]);
      assert.equal(await page({ orderBy: { endsAt: "asc" }, take: 5 }), [numbers(0, 5), "EVALSHA", 5]);
      now = 3_000;
      // The first two have ended.
      const most = Math.min(size, 10 + 20);
      assert.equal(await page({ where: ada, take: 10 }), [
        numbers(2, Math.min(size, 12)),
        "EVALSHA,EVALSHA",
        most,
      ]);
      assert.equal(await page({ where: ada, take: 4, skip: 1 }), [
        numbers(3, 7),
        "EVALSHA,EVALSHA",
        Math.min(size, 5 + 10),
      ]);
      const inside = await orm.transaction(async (tx) => {
        await tx.session.update({ where: { id: text(3) }, data: { userId: "bob" } });
        await tx.session.create({ data: { ...session(1), token: "again", endsAt: new Date(9_000) } });
        return (await tx.session.findMany({ where: ada, take: 3, skip: 1 })).map(({ id }) => Number(id));
      });
      assert.equal(inside, [2, 4, 5]);
    });
  }
  test.after(async () => {
    await clear(client, base);
    await client.close();
  });
  test.run();
}

/** Ends a second after the one before; the first ends at 2 seconds. */
function session(at: number) {
  return { id: text(at), token: `t${at}`, userId: "ada", endsAt: new Date(2_000 + at * 1_000) };
}

function text(at: number): string {
  return String(at).padStart(6, "0");
}
