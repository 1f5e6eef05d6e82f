/** What a piece of work will write, once it knows. */
export interface Prepared<T> {
  readonly keys: readonly string[];
  readonly apply: () => Promise<T>;
}

/**
 * Turns for the writers of one process: no two of them work on the same key at a time. A writer takes all its
 * keys at once or waits, so that no two wait for each other.
 */
export class KeyLocks {
  readonly #taken = new Set<string>();
  /** When each key was last written, as long as anyone is at work. */
  readonly #written = new Map<string, number>();
  #waiting: (() => void)[] = [];
  #clock = 0;

  /** Prepares while holding `keys`, takes what that turns out to need besides, and applies. */
  async exclusively<T>(keys: readonly string[], prepare: () => Promise<Prepared<T>>): Promise<T> {
    let needed = keys;
    for (;;) {
      const held = await this.#take(needed);
      try {
        const since = this.#clock;
        const prepared = await prepare();
        const more = prepared.keys.filter((key) => !held.has(key));
        if (this.#areUntouched(more, since)) {
          for (const key of more) this.#add(held, key);
          return await this.#applied(prepared, held);
        }
        // Somebody was at work on a key that was read before it was held: look again while holding it.
        needed = [...needed, ...more];
      } finally {
        this.#release(held);
      }
    }
  }

  async #applied<T>(prepared: Prepared<T>, held: ReadonlySet<string>): Promise<T> {
    try {
      return await prepared.apply();
    } finally {
      this.#clock++;
      for (const key of held) this.#written.set(key, this.#clock);
    }
  }

  async #take(keys: readonly string[]): Promise<Set<string>> {
    while (keys.some((key) => this.#taken.has(key))) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const held = new Set<string>();
    for (const key of keys) this.#add(held, key);
    return held;
  }

  #add(held: Set<string>, key: string): void {
    held.add(key);
    this.#taken.add(key);
  }

  #areUntouched(keys: readonly string[], since: number): boolean {
    return keys.every((key) => !this.#taken.has(key) && (this.#written.get(key) ?? 0) <= since);
  }

  #release(held: ReadonlySet<string>): void {
    for (const key of held) this.#taken.delete(key);
    if (this.#taken.size === 0) this.#written.clear();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
