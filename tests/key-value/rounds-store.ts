import type { KeyPage, PortableStore } from "../../engine/key-value/portable/portable-store.ts";

/** A store over a map that answers everything that was asked by then at once, and counts how often it did. */
export class RoundsStore {
  readonly texts: Map<string, string>;
  rounds = 0;
  keysRead = 0;
  /** How many calls are answered before the store stops for good, as a process does that dies. */
  left = Number.POSITIVE_INFINITY;
  #round: Promise<void> | null = null;

  constructor(texts = new Map<string, string>()) {
    this.texts = texts;
  }

  get port(): PortableStore {
    return {
      kind: "rounds",
      client: this,
      getMany: (keys) =>
        this.#answer(() => {
          this.keysRead += keys.length;
          return keys.map((key) => this.texts.get(key) ?? null);
        }),
      set: (key, text) => this.#answer(() => void this.texts.set(key, text)),
      remove: (key) => this.#answer(() => void this.texts.delete(key)),
      pages: (segments) => this.#pages(segments),
    };
  }

  async *#pages(segments: string): AsyncGenerator<KeyPage> {
    const keys = () => [...this.texts.keys()].filter((key) => key.startsWith(`${segments}:`));
    yield { keys: await this.#answer(keys), isLast: true };
  }

  async #answer<T>(act: () => T): Promise<T> {
    if (this.left-- <= 0) throw new Error("crashed");
    this.#round ??= this.#next();
    await this.#round;
    return act();
  }

  async #next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.rounds++;
    this.#round = null;
  }
}
