import { randomBytes } from "node:crypto";
import { createRedisDriver } from "../../../engine/backends/key-value/create-redis-driver.ts";
import { loadScripts, openIoredis } from "../../key-value/redis-clients.ts";
import { RedisClusterServers } from "../redis-cluster-servers.ts";
import { keyValueSubject } from "./key-value-subject.ts";
import { REMOVE_KEYS } from "./remove-keys.ts";
import type { Target } from "./target.ts";

interface Cluster {
  readonly client: object;
  /** Sends a command to the node of its key. */
  readonly command: (key: string, ...command: string[]) => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

export function nodeRedisClusterTarget(version: 4 | 5 | 6): Target {
  return clusterTarget(`node-redis ${version} cluster`, "sendCommand", (ports) => nodeRedis(version, ports));
}

export function ioredisClusterTarget(version: 5 | 6): Target {
  return clusterTarget(`ioredis ${version} cluster`, "call", (ports) => ioredis(version, ports));
}

/** One cluster for all targets of a process, for as long as any of them is open. */
let servers: Promise<RedisClusterServers> | null = null;
let users = 0;

async function startServers(): Promise<RedisClusterServers> {
  const started = await RedisClusterServers.open();
  if (started === null) throw new Error("a cluster needs redis-server and redis-cli on this machine");
  for (const port of started.ports) {
    const direct = await openIoredis(5, `redis://127.0.0.1:${port}`);
    await loadScripts(direct);
    await direct.close();
  }
  return started;
}

async function openCluster(connect: (ports: readonly number[]) => Promise<Cluster>): Promise<Cluster> {
  users++;
  servers ??= startServers();
  return connect((await servers).ports);
}

async function closeCluster(cluster: Cluster): Promise<void> {
  await cluster.close();
  users--;
  if (users > 0) return;
  const last = servers;
  servers = null;
  await (await last)?.close();
}

/** Each subject has keys of its own, all on one slot, so that its transactions may span its models. */
function clusterTarget(
  name: string,
  send: string,
  connect: (ports: readonly number[]) => Promise<Cluster>,
): Target {
  let opened: Promise<Cluster> | null = null;
  return {
    name,
    oneOf: 4,
    open: async (schema, options) => {
      opened ??= openCluster(connect);
      const { client, command } = await opened;
      const base = `{equivalence-${randomBytes(6).toString("hex")}}:`;
      const store = {
        client,
        createDriver: (raw: object) => createRedisDriver({ client: raw, base }),
        sends: (method: string) => method === send,
        clear: () => command(base, "EVAL", REMOVE_KEYS, "1", base, base),
        dispose: async () => {},
      };
      return keyValueSubject(store, schema, options);
    },
    close: async () => {
      if (opened !== null) await closeCluster(await opened);
      opened = null;
    },
  };
}

async function nodeRedis(version: 4 | 5 | 6, ports: readonly number[]): Promise<Cluster> {
  const options = { rootNodes: ports.map((port) => ({ url: `redis://127.0.0.1:${port}` })) };
  if (version === 4) {
    const client = (await import("redis4")).createCluster(options);
    await client.connect();
    const command: Cluster["command"] = (key, ...words) => client.sendCommand(key, false, words);
    return { client, command, close: () => client.disconnect() };
  }
  const client =
    version === 5
      ? (await import("redis5")).createCluster(options)
      : (await import("redis")).createCluster(options);
  await client.connect();
  const command: Cluster["command"] = (key, ...words) => client.sendCommand(key, false, words);
  return { client, command, close: () => client.close() };
}

async function ioredis(version: 5 | 6, ports: readonly number[]): Promise<Cluster> {
  const nodes = ports.map((port) => ({ host: "127.0.0.1", port }));
  const client =
    version === 5
      ? new (await import("ioredis")).Cluster(nodes)
      : new (await import("ioredis6")).Cluster(nodes);
  const command: Cluster["command"] = (_key, name = "", ...words) => client.call(name, words);
  return { client, command, close: async () => client.disconnect() };
}
