import type { Driver } from "../../driver.ts";
import { inTurns, type Turns } from "../../key-value/portable/in-turns.ts";
import { portableDriver } from "../../key-value/portable/portable-driver.ts";
import type { KeyPage, PortableStore } from "../../key-value/portable/portable-store.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { segmentNames } from "./key-options.ts";
import { unstorageBackend } from "./unstorage-backend.ts";

/** What the page needs of a storage of `createStorage`. */
export interface UnstorageStorage {
  getItem(key: string): Promise<unknown>;
  getItems(keys: string[]): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  setItem(key: string, value: string, options?: { readonly ttl: number }): Promise<void>;
  removeItem(key: string): Promise<void>;
  getKeys(base: string): Promise<string[]>;
  getMount(key: string): UnstorageMount;
  getMounts(base: string): readonly UnstorageMount[];
}

interface UnstorageMount {
  readonly driver?: { readonly name?: string };
}

/** Mounts that live in this process and nowhere else. */
const OWN_DRIVERS: ReadonlySet<string | undefined> = new Set(["memory", "lru-cache"]);

/** Mounts that drop what was not used for long. */
const FORGETTING_DRIVERS: ReadonlySet<string | undefined> = new Set(["lru-cache"]);

/** Mounts whose texts can be read while they are half-way written. */
const TORN_DRIVERS: ReadonlySet<string | undefined> = new Set(["fs", "fs-lite"]);

export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const storage = requireShape<UnstorageStorage>(client, unstorageBackend);
  const names = segmentNames(options);
  // One that stands for a part of another, as `prefixStorage` makes them, tells the other's mounts and not its own.
  const mounted = storage.getMounts("").map(({ driver }) => driver?.name);
  const store = mounted.some((name) => TORN_DRIVERS.has(name)) ? storeInTurns(storage) : storeOver(storage);
  return portableDriver(store, rootOf(storage), {
    names,
    isOwn: mounted.every((name) => OWN_DRIVERS.has(name)),
    isStale: mounted.some((name) => FORGETTING_DRIVERS.has(name)),
    allowRaces: options.atomicity === "process",
  });
}

/** What all storages that stand for parts of one have in common: calls on them take turns together. */
function rootOf(storage: UnstorageStorage): object {
  return storage.getMount("").driver ?? storage;
}

const turnsByRoot = new WeakMap<object, Turns>();

function storeInTurns(storage: UnstorageStorage): PortableStore {
  const root = rootOf(storage);
  const turns = turnsByRoot.get(root) ?? new Map();
  turnsByRoot.set(root, turns);
  return inTurns(storeOver(storage), turns);
}

function storeOver(storage: UnstorageStorage): PortableStore {
  return {
    kind: "unstorage",
    client: storage,
    getMany: (keys) => getMany(storage, keys),
    set: (key, text, freedIn) => storage.setItem(key, text, ttlOf(freedIn)),
    remove: (key) => storage.removeItem(key),
    pages: (segments) => onePage(storage, segments),
  };
}

/** Each key once: a driver that goes through its keys with `SCAN` may meet one again. */
async function* onePage(storage: UnstorageStorage, segments: string): AsyncGenerator<KeyPage> {
  yield { keys: [...new Set(await storage.getKeys(segments))], isLast: true };
}

/** In seconds, which drivers without expiry take no notice of. */
function ttlOf(freedIn: number | null): { readonly ttl: number } | undefined {
  return freedIn === null ? undefined : { ttl: Math.max(1, Math.ceil(freedIn / 1000)) };
}

async function getMany(
  storage: UnstorageStorage,
  keys: readonly string[],
): Promise<readonly (string | null)[]> {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return [textOf(await storage.getItem(only))];
  const items = await storage.getItems([...keys]);
  const texts = new Map(items.map(({ key, value }) => [key, textOf(value)]));
  return keys.map((key) => texts.get(key) ?? null);
}

/** What comes back as anything but a text was not written by this library, and is shown to be no record. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : String(value);
}
