import type { PortableStore } from "./portable-store.ts";

/** The last call for each key that is not done. */
export type Turns = Map<string, Promise<unknown>>;

/**
 * The store with the calls for one key made one after the other: for stores such as files, where a reader
 * can catch a text that is half-way written.
 */
export function inTurns(store: PortableStore, lasts: Turns): PortableStore {
  const after = <T>(keys: readonly string[], act: () => Promise<T>): Promise<T> => {
    const before = Promise.all(keys.map((key) => lasts.get(key)));
    const turn = before.then(act);
    const done = turn.then(noted, noted);
    for (const key of keys) lasts.set(key, done);
    function noted(): void {
      for (const key of keys) if (lasts.get(key) === done) lasts.delete(key);
    }
    return turn;
  };
  return {
    ...store,
    getMany: (keys) => after(keys, () => store.getMany(keys)),
    set: (key, text, freedIn) => after([key], () => store.set(key, text, freedIn)),
    remove: (key) => after([key], () => store.remove(key)),
  };
}
