import { randomBytes } from "node:crypto";
import { Redis } from "@upstash/redis";
import { createDriver } from "../../../engine/backends/key-value/upstash.ts";
import { clear, loadScripts, openIoredis, type RedisClient } from "../../key-value/redis-clients.ts";
import { redis } from "../../servers/server.ts";
import { UpstashServer } from "../upstash-server.ts";
import { keyValueSubject } from "./key-value-subject.ts";
import type { Target } from "./target.ts";

/** Away from where applications and other tests keep their keys. */
const DATABASE = "11";

/** The client's own server in front of the Redis under test; each subject has keys of its own. */
export function upstashTarget(): Target {
  let opened: Promise<readonly [UpstashServer, RedisClient]> | null = null;
  return {
    name: "upstash",
    oneOf: 4,
    open: async (schema, options) => {
      const url = `${redis.url}/${DATABASE}`;
      opened ??= Promise.all([UpstashServer.open(url), loadedClient(url)]);
      const [server, direct] = await opened;
      const base = `equivalence:${randomBytes(6).toString("hex")}:`;
      const store = {
        client: new Redis({ url: server.url, token: server.token, enableTelemetry: false }),
        createDriver: (client: object) => createDriver(client, { base }),
        sends: (method: string) => method === "exec",
        clear: () => clear(direct, base),
        dispose: async () => {},
      };
      return keyValueSubject(store, schema, options);
    },
    close: async () => {
      const [server, direct] = (await opened) ?? [];
      await direct?.close();
      await server?.close();
    },
  };
}

async function loadedClient(url: string): Promise<RedisClient> {
  const client = await openIoredis(5, url);
  await loadScripts(client);
  return client;
}
