import type { PortableOptions } from "../../key-value/portable/portable-executor.ts";
import type { KeyPage, PortableStore } from "../../key-value/portable/portable-store.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { cloudflareKvBackend } from "./cloudflare-kv-backend.ts";
import { segmentNames } from "./key-options.ts";

/** What the page needs of a `KVNamespace` binding. */
export interface KvNamespace {
  get(key: string, type: "text"): Promise<string | null>;
  get(keys: string[], type: "text"): Promise<ReadonlyMap<string, string | null>>;
  put(key: string, value: string, options?: { readonly expirationTtl: number }): Promise<void>;
  delete(key: string): Promise<void>;
  list(options: { readonly prefix: string; readonly cursor?: string }): Promise<KvList>;
}

export interface KvStore {
  readonly kv: KvNamespace;
  readonly store: PortableStore;
  readonly options: PortableOptions;
}

interface KvList {
  readonly keys: readonly { readonly name: string }[];
  readonly list_complete: boolean;
  readonly cursor?: string;
}

/** The store keeps a text for at least a minute, and counts in seconds: who reads asks for the instant itself. */
const TTL_MIN_SECONDS = 60;
/** Some thirty years: what is to be kept for longer is kept, as the store's own clock may not count so far. */
const TTL_MAX_SECONDS = 1_000_000_000;

function ttlOf(freedIn: number | null): { readonly expirationTtl: number } | undefined {
  const seconds = freedIn === null ? Number.POSITIVE_INFINITY : Math.ceil(freedIn / 1000);
  return seconds > TTL_MAX_SECONDS ? undefined : { expirationTtl: Math.max(TTL_MIN_SECONDS, seconds) };
}

/** Keys in one bulk read. */
const KEYS_PER_GET = 100;
/** A key takes one write a second; more are refused. */
const WRITE_ATTEMPTS = 4;
const WRITE_PAUSE_MS = 1_100;

/** The binding as a store of texts, and what is to be known of it. */
export function kvStore(client: unknown, options: BackendOptions): KvStore {
  const kv = requireShape<KvNamespace>(client, cloudflareKvBackend);
  return {
    kv,
    store: {
      kind: "cloudflare-kv",
      client,
      getMany: (keys) => getMany(kv, keys),
      set: (key, text, freedIn) => paced(() => kv.put(key, text, ttlOf(freedIn))),
      remove: (key) => paced(() => kv.delete(key)),
      pages: (segments) => pages(kv, `${segments}:`),
    },
    options: {
      names: segmentNames(options),
      isOwn: false,
      isStale: true,
      allowRaces: options.atomicity === "process",
    },
  };
}

async function getMany(kv: KvNamespace, keys: readonly string[]): Promise<readonly (string | null)[]> {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return [await kv.get(only, "text")];
  const chunks: Promise<ReadonlyMap<string, string | null>>[] = [];
  for (let at = 0; at < keys.length; at += KEYS_PER_GET) {
    chunks.push(getBulk(kv, keys.slice(at, at + KEYS_PER_GET)));
  }
  const texts = await Promise.all(chunks);
  return keys.map((key, at) => texts[Math.floor(at / KEYS_PER_GET)]?.get(key) ?? null);
}

/** Asks again by halves where the texts together are larger than one answer may be; each alone is not. */
async function getBulk(kv: KvNamespace, keys: string[]): Promise<ReadonlyMap<string, string | null>> {
  const [first = ""] = keys;
  if (keys.length === 1) return new Map([[first, await kv.get(first, "text")]]);
  try {
    return await kv.get(keys, "text");
  } catch (error) {
    if (!isRefusedWith("413", error)) throw error;
    const half = Math.ceil(keys.length / 2);
    const halves = [keys.slice(0, half), keys.slice(half)];
    const answers = await Promise.all(halves.map((each) => getBulk(kv, each)));
    return new Map(answers.flatMap((answer) => [...answer]));
  }
}

function isRefusedWith(status: string, error: unknown): boolean {
  return error instanceof Error && error.message.includes(status);
}

async function* pages(kv: KvNamespace, prefix: string): AsyncGenerator<KeyPage> {
  let cursor: string | undefined;
  for (;;) {
    const page = await kv.list(cursor === undefined ? { prefix } : { prefix, cursor });
    cursor = page.list_complete ? undefined : page.cursor;
    yield { keys: page.keys.map(({ name }) => name), isLast: cursor === undefined };
    if (cursor === undefined) return;
  }
}

/** A write refused for its pace has not been made, so it can be made again a little later. */
async function paced(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!isRefusedWith("429", error) || attempt === WRITE_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, WRITE_PAUSE_MS));
    }
  }
}
