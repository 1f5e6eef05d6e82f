import { randomBytes } from "node:crypto";
import { createDriver as overIoredis } from "../../../engine/backends/key-value/ioredis.ts";
import { createDriver as overNodeRedis } from "../../../engine/backends/key-value/node-redis.ts";
import type { Driver } from "../../../engine/driver.ts";
import { loadScripts, openIoredis, openNodeRedis, type RedisClient } from "../../key-value/redis-clients.ts";
import { redis } from "../../servers/server.ts";
import { keyValueSubject } from "./key-value-subject.ts";
import { REMOVE_KEYS } from "./remove-keys.ts";
import type { Target } from "./target.ts";

/** Away from where applications and other tests keep their keys. */
const DATABASE = "11";

export function nodeRedisTarget(version: 4 | 5 | 6): Target {
  const connect = (url: string) => openNodeRedis(version, url);
  return redisTarget(`node-redis ${version}`, "sendCommand", connect, overNodeRedis);
}

export function ioredisTarget(version: 5 | 6): Target {
  return redisTarget(`ioredis ${version}`, "call", (url) => openIoredis(version, url), overIoredis);
}

type CreateDriver = (client: unknown, options: { readonly base: string }) => Driver;

/** One connection; each subject has keys of its own. */
function redisTarget(
  name: string,
  send: string,
  connect: (url: string) => Promise<RedisClient>,
  createDriver: CreateDriver,
): Target {
  let opened: Promise<RedisClient> | null = null;
  return {
    name,
    oneOf: 4,
    open: async (schema, options) => {
      opened ??= connect(`${redis.url}/${DATABASE}`).then(loaded);
      const { client, command } = await opened;
      const base = `equivalence:${randomBytes(6).toString("hex")}:`;
      const store = {
        client: Object(client),
        createDriver: (raw: object) => createDriver(raw, { base }),
        sends: (method: string) => method === send,
        clear: () => command("EVAL", REMOVE_KEYS, "0", base),
        dispose: async () => {},
      };
      return keyValueSubject(store, schema, options);
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}

async function loaded(client: RedisClient): Promise<RedisClient> {
  await loadScripts(client);
  return client;
}
