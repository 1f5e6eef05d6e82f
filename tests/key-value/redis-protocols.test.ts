import { createClient as createClient6 } from "redis";
import { createClient as createClient5 } from "redis5";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/node-redis.ts";
import { clear, openIoredis, REDIS_URL, realClients } from "./redis-clients.ts";
import { testStore } from "./store-conformance.ts";

const socket = { reconnectStrategy: false } as const;
const [isThere, ...others] = await realClients();
for (const client of [isThere, ...others]) await client?.close();

if (isThere !== undefined) {
  const direct = await openIoredis(5);
  const base = `orm-protocols-${process.pid}:`;
  const closing: (() => void)[] = [];
  const spoken = suite("protocols of node-redis");
  for (const RESP of [2, 3] as const) {
    const five = createClient5({ url: REDIS_URL, socket, RESP });
    const six = createClient6({ url: REDIS_URL, socket, RESP });
    for (const [version, client] of [
      [5, five],
      [6, six],
    ] as const) {
      await client.connect();
      closing.push(() => client.destroy());
      spoken(`node-redis ${version} speaks RESP${RESP}`, async () => {
        const hello: unknown = await client.sendCommand(["HELLO"]);
        const entries = Array.isArray(hello) ? hello : Object.entries(Object(hello)).flat();
        assert.is(entries[entries.map(String).indexOf("proto") + 1], RESP);
      });
      testStore({
        name: `node-redis ${version} over RESP${RESP}`,
        open: async () => {
          await clear(direct, base);
          return createDriver(client, { base });
        },
      });
    }
  }
  spoken.after(async () => {
    await clear(direct, base);
    await direct.close();
    for (const close of closing) close();
  });
  spoken.run();
}
