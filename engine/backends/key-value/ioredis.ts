import type { Driver } from "../../driver.ts";
import { redisDriver } from "../../key-value/redis/redis-driver.ts";
import { runByDigest } from "../../key-value/redis/run-by-digest.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { followMovedSlots, type PipeliningCluster } from "./follow-moved-slots.ts";
import { ioredisBackend } from "./ioredis-backend.ts";
import { keyNames } from "./key-options.ts";
import { refuseKeyPrefix } from "./refuse-key-prefix.ts";
import { refuseScaledReads } from "./refuse-scaled-reads.ts";
import { type CorkedStream, writeTogether } from "./write-together.ts";

/** What the page needs of a `Redis` or `Cluster` of `ioredis` 5 or 6. */
export interface IoredisClient extends Partial<PipeliningCluster> {
  call(name: string, args: readonly string[]): Promise<unknown>;
  readonly isCluster?: boolean;
  /** Of one server while it is connected. */
  readonly stream?: CorkedStream;
  readonly options?: {
    readonly keyPrefix?: unknown;
    readonly scaleReads?: unknown;
    readonly retryDelayOnFailover?: unknown;
    readonly enableAutoPipelining?: unknown;
  };
  on(event: "close", listener: () => void): unknown;
}

export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const redis = requireShape<IoredisClient>(client, ioredisBackend);
  refuseKeyPrefix("ioredis", redis);
  refuseScaledReads("ioredis", redis);
  const beforeSending = writeTogether(() => redis.stream);
  const sendOnce = (name: string, args: readonly string[]) => {
    beforeSending();
    return redis.call(name, args);
  };
  const send = followMovedSlots(redis, sendOnce);
  return redisDriver(
    {
      kind: "ioredis",
      client,
      isCluster: redis.isCluster === true,
      send,
      run: runByDigest(send),
      attempt: sendsAgain(redis) ? () => crypto.randomUUID() : () => "",
      losses: lossesOf(redis),
    },
    keyNames(options),
  );
}

/**
 * A cluster whose connection to one node breaks sends what was in flight there to the node that comes in its
 * place, and tells of nothing while it has other nodes.
 */
function sendsAgain({ isCluster, options }: IoredisClient): boolean {
  return isCluster === true && options?.retryDelayOnFailover !== 0;
}

/** Counters by client: an application may make a driver a request, but no listener with each. */
const counters = new WeakMap<IoredisClient, () => number>();

/**
 * By default this client sends again what was in flight when the connection broke: a write may then have
 * been made twice, which only who counts the losses can tell.
 */
function lossesOf(redis: IoredisClient): () => number {
  const known = counters.get(redis);
  if (known !== undefined) return known;
  let losses = 0;
  redis.on("close", () => losses++);
  const read = () => losses;
  counters.set(redis, read);
  return read;
}
