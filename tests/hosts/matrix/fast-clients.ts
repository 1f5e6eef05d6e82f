import { Redis as Upstash } from "@upstash/redis";
import { Redis } from "ioredis";
import RedisMock from "ioredis-mock";
import { Miniflare } from "miniflare";
import { createClient } from "redis";
import { createStorage } from "unstorage";
import redisDriver from "unstorage/drivers/redis";
import { redis } from "../../servers/server.ts";
import { UpstashServer } from "../../support/upstash-server.ts";
import type { ClientKind } from "./opened-client.ts";

/** Away from where other tests keep their keys. */
const REDIS_URL = `${redis.url}/10`;

/** The fast clients of the specification and its issue, in the order of the table. */
export const fastClients: readonly ClientKind[] = [
  {
    name: "node-redis",
    open: async () => {
      const client = createClient({ url: REDIS_URL });
      await client.connect();
      return { client, close: async () => client.destroy() };
    },
  },
  {
    name: "ioredis",
    open: async () => {
      const client = new Redis(REDIS_URL);
      return { client, close: async () => client.disconnect() };
    },
  },
  {
    name: "ioredis-mock",
    open: async () => {
      const client = new RedisMock();
      return { client, close: async () => client.disconnect() };
    },
  },
  {
    name: "Upstash",
    open: async () => {
      const server = await UpstashServer.open(REDIS_URL);
      const client = new Upstash({ url: server.url, token: server.token });
      return { client, close: () => server.close() };
    },
  },
  {
    name: "Cloudflare KV",
    open: async () => {
      const script = "export default { fetch: () => new Response() }";
      const workerd = new Miniflare({ modules: true, script, kvNamespaces: ["CACHE"] });
      return { client: await workerd.getKVNamespace("CACHE"), close: () => workerd.dispose() };
    },
  },
  {
    name: "Unstorage",
    open: async () => {
      const client = createStorage();
      return { client, close: () => client.dispose() };
    },
  },
  {
    name: "Unstorage on Redis",
    open: async () => {
      const client = createStorage({ driver: redisDriver({ url: REDIS_URL, base: "matrix" }) });
      return { client, close: () => client.dispose() };
    },
  },
];
