import type { Script } from "../../../emitters/key-value/script.ts";

/** What a Redis client must be able to do; each client is a page that makes it so. */
export interface RedisPort {
  /** Which client this is, as errors and events name it. */
  readonly kind: string;
  readonly client: unknown;
  /** Keys of different models may be on different nodes, unless the base of all keys chooses their slot. */
  readonly isCluster: boolean;
  /** `key` is the first key of the command, for clients that route by it. */
  readonly send: (name: string, args: readonly string[], key: string) => Promise<unknown>;
  /** Runs a script on the slot of its keys. `missed` is called where the server did not know it yet. */
  readonly run: (
    script: Script,
    keys: readonly string[],
    args: readonly string[],
    missed: () => void,
  ) => Promise<unknown>;
  /** Names one write where the client may send it again by itself; empty where it never does. */
  readonly attempt: () => string;
  /** How often the connection was lost so far, where the client sends again what was in flight; else 0. */
  readonly losses: () => number;
}
