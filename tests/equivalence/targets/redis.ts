import { randomBytes } from "node:crypto";
import { openIoredis, openNodeRedis, type RedisClient } from "../../key-value/redis-clients.ts";
import { redis } from "../../servers/server.ts";
import type { Target } from "../runner/target.ts";
import { keyValueSubject } from "./key-value-subject.ts";

/** Away from where applications and other tests keep their keys. */
const DATABASE = "11";

export function nodeRedisTarget(): Target {
  return redisTarget("node-redis", (url) => openNodeRedis(6, url));
}

export function ioredisTarget(): Target {
  return redisTarget("ioredis", (url) => openIoredis(5, url));
}

/** One connection; each workload has keys of its own. */
function redisTarget(name: string, connect: (url: string) => Promise<RedisClient>): Target {
  let connection: RedisClient | null = null;
  return {
    name,
    oneOf: 4,
    open: async (schema, options) => {
      connection ??= await connect(`${redis.url}/${DATABASE}`);
      const client = connection;
      const base = `equivalence:${randomBytes(6).toString("hex")}:`;
      return keyValueSubject(client.driver(base), schema, options, {
        clear: () => removeKeys(client, base),
        dispose: async () => {},
      });
    },
    close: async () => {
      await connection?.close();
    },
  };
}

const REMOVE = `
local removed = 0
local cursor = "0"
repeat
  local page = redis.call("scan", cursor, "match", ARGV[1] .. "*", "count", 1000)
  cursor = page[1]
  for _, key in ipairs(page[2]) do removed = removed + redis.call("del", key) end
until cursor == "0"
return removed`;

async function removeKeys(client: RedisClient, base: string): Promise<void> {
  await client.command("EVAL", REMOVE, "0", base);
}
