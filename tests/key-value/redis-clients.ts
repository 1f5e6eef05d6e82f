import { redisScripts } from "../../emitters/key-value/redis-scripts.ts";
import { createDriver as overIoredis } from "../../engine/backends/key-value/ioredis.ts";
import { createDriver as overNodeRedis } from "../../engine/backends/key-value/node-redis.ts";
import type { Driver } from "../../engine/driver.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";

export const REDIS_URL = redis.url;

/** A real client of the server under test, and what a test needs of it beyond the driver. */
export interface RedisClient {
  readonly name: string;
  readonly driver: (base: string) => Driver;
  readonly client: unknown;
  readonly command: (...command: string[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export async function openNodeRedis(version: 4 | 5 | 6, url = REDIS_URL): Promise<RedisClient> {
  const { client, end } = await nodeRedis(version, url);
  client.on("error", () => {});
  await client.connect();
  return {
    name: `node-redis ${version}`,
    client,
    driver: (base) => overNodeRedis(client, { base }),
    command: (...command) => client.sendCommand(command),
    close: async () => {
      if (client.isOpen) await end();
    },
  };
}

/** The client, and how this version ends it at once. */
async function nodeRedis(version: 4 | 5 | 6, url: string) {
  const options = { url, socket: { reconnectStrategy: false } } as const;
  if (version === 4) {
    const client = (await import("redis4")).createClient(options);
    return { client, end: () => client.disconnect() };
  }
  const client =
    version === 5
      ? (await import("redis5")).createClient(options)
      : (await import("redis")).createClient(options);
  return { client, end: async () => client.destroy() };
}

export async function openIoredis(version: 5 | 6, url = REDIS_URL): Promise<RedisClient> {
  const options = { lazyConnect: true, maxRetriesPerRequest: 1 } as const;
  const client =
    version === 5
      ? new (await import("ioredis")).Redis(url, options)
      : new (await import("ioredis6")).Redis(url, options);
  client.on("error", () => {});
  await client.connect();
  return {
    name: `ioredis ${version}`,
    client,
    driver: (base) => overIoredis(client, { base }),
    command: (name = "", ...args) => client.call(name, args),
    close: async () => client.disconnect(),
  };
}

/** The clients of the server; none where a machine has no server. */
export async function realClients(): Promise<readonly RedisClient[]> {
  if (!(await isReachable(redis))) return [];
  return Promise.all([openNodeRedis(6), openNodeRedis(5), openNodeRedis(4), openIoredis(5), openIoredis(6)]);
}

/** A script that the server has not seen yet costs a command more, which is not what is counted. */
export async function loadScripts({ command }: RedisClient): Promise<void> {
  for (const { text } of redisScripts) await command("SCRIPT", "LOAD", text);
}

/** Every key that begins so, by SCAN. */
export async function keysUnder(client: RedisClient, base: string): Promise<string[]> {
  const pattern = `${base.replace(/[*?[\]\\^-]/g, "\\$&")}*`;
  const found: string[] = [];
  let cursor = "0";
  do {
    const reply = await client.command("SCAN", cursor, "MATCH", pattern, "COUNT", "1000");
    if (!Array.isArray(reply)) throw new TypeError("SCAN");
    cursor = String(reply[0]);
    found.push(...reply[1].map(String));
  } while (cursor !== "0");
  return found;
}

export async function clear(client: RedisClient, base: string): Promise<void> {
  const keys = await keysUnder(client, base);
  for (let at = 0; at < keys.length; at += 1000) await client.command("DEL", ...keys.slice(at, at + 1000));
}
