import { redisScripts } from "../../../emitters/key-value/redis-scripts.ts";
import type { Script } from "../../../emitters/key-value/script.ts";
import { SHA1_HEX } from "../../../emitters/key-value/scripts/sha1-hex.ts";
import type { Driver } from "../../driver.ts";
import { redisDriver } from "../../key-value/redis/redis-driver.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { ioredisMockBackend } from "./ioredis-mock-backend.ts";
import { keyNames } from "./key-options.ts";
import { refuseKeyPrefix } from "./refuse-key-prefix.ts";

export interface IoredisMockClient {
  readonly options?: { readonly keyPrefix?: unknown };
  defineCommand(name: string, definition: { readonly numberOfKeys: number; readonly lua: string }): void;
}

/** The mock knows scripts only as commands of its own, and commands only as methods. */
export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const redis = requireShape<IoredisMockClient>(client, ioredisMockBackend);
  refuseKeyPrefix("ioredis-mock", redis);
  for (const script of redisScripts) {
    redis.defineCommand(commandName(script), { numberOfKeys: 1, lua: `${SHA1_HEX}${script.text}` });
  }
  return redisDriver(
    {
      kind: "ioredis-mock",
      client,
      isCluster: false,
      send: (name, args) => callMethod(redis, name.toLowerCase(), args),
      // Every script finds its keys from the first; the others only tell a cluster where they are.
      run: (script, [key = ""], args) => callMethod(redis, commandName(script), [key, ...args]),
      attempt: () => "",
      losses: () => 0,
    },
    keyNames(options),
  );
}

function commandName(script: Script): string {
  return `farmOrm:${script.name}`;
}

async function callMethod(redis: object, name: string, args: readonly string[]): Promise<unknown> {
  const method: unknown = Reflect.get(redis, name);
  if (typeof method !== "function") throw new TypeError(`ioredis-mock has no ${name}`);
  return await method.apply(redis, args);
}
