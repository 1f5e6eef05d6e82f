import { portableDriver } from "../../engine/key-value/portable/portable-driver.ts";
import type { KeyPage, PortableStore } from "../../engine/key-value/portable/portable-store.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";

/** A store that stops for good at its nth call, as a process does that dies. */
class CrashingStore {
  readonly texts: Map<string, string>;
  #left: number;
  readonly #delay: <T>(act: () => T) => Promise<T>;

  constructor(texts: Map<string, string>, calls: number, delay: <T>(act: () => T) => Promise<T>) {
    this.texts = texts;
    this.#left = calls;
    this.#delay = delay;
  }

  async *#pages(segments: string, call: <T>(act: () => T) => Promise<T>): AsyncGenerator<KeyPage> {
    const keys = () => [...this.texts.keys()].filter((key) => key.startsWith(`${segments}:`));
    yield { keys: await call(keys), isLast: true };
  }

  get port(): PortableStore {
    const call = <T>(act: () => T): Promise<T> => {
      if (this.#left-- <= 0) return Promise.reject(new Error("crashed"));
      return this.#delay(act);
    };
    return {
      kind: "crashing",
      client: this,
      getMany: (keys) => call(() => keys.map((key) => this.texts.get(key) ?? null)),
      set: (key, text) => call(() => void this.texts.set(key, text)),
      remove: (key) => call(() => void this.texts.delete(key)),
      pages: (segments) => this.#pages(segments, call),
    };
  }
}

const atOnce = async <T>(act: () => T): Promise<T> => act();

/** Leaves over texts in a map that is the test's own; by default it never crashes. */
export function over(texts: Map<string, string>, calls = Number.POSITIVE_INFINITY, delay = atOnce): Leaves {
  const store = new CrashingStore(texts, calls, delay);
  const options = { names: { base: "", prefixes: {} }, isOwn: true, isStale: false, allowRaces: false };
  return new Leaves(portableDriver(store.port, store, options), storeCatalog);
}
