import type { Driver } from "../../driver.ts";
import { redisDriver } from "../../key-value/redis/redis-driver.ts";
import { runByDigest } from "../../key-value/redis/run-by-digest.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { keyNames } from "./key-options.ts";
import { refuseUnreadWrites } from "./refuse-unread-writes.ts";
import { upstashBackend } from "./upstash-backend.ts";

/** What the page needs of a `Redis` of `@upstash/redis`. */
export interface UpstashClient {
  exec(command: [string, ...string[]]): Promise<unknown>;
  readonly client?: { readonly readYourWrites?: unknown };
}

/** `exec` sends one request a command; the other methods gather commands and leave their order open. */
export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const redis = requireShape<UpstashClient>(client, upstashBackend);
  refuseUnreadWrites("upstash", redis);
  const send = (name: string, args: readonly string[]) => redis.exec([name, ...args]);
  return redisDriver(
    {
      kind: "upstash",
      client,
      isCluster: false,
      send,
      run: runByDigest(send),
      // The client sends a request again when it got no answer, also when the server had done its work.
      attempt: () => crypto.randomUUID(),
      losses: () => 0,
    },
    keyNames(options),
  );
}
