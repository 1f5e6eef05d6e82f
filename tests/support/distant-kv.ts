/** How long a location may go on answering from its cache, and what a list may leave out. */
export const STALE_MS = 60_000;
/** A key takes one write in this time. */
const PACE_MS = 1_000;

interface Write {
  readonly at: number;
  readonly from: string;
  readonly text: string | null;
}

/**
 * What the simulator of Cloudflare KV leaves out: locations that keep what they read, and that there was
 * nothing to read, for a minute; lists that come late; one write a second for a key. The last write wins.
 */
export class DistantKv {
  readonly #now: () => number;
  readonly #writes = new Map<string, Write[]>();
  refused = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The namespace as a worker at this location has it. */
  at(location: string) {
    const kept = new Map<string, { readonly text: string | null; readonly until: number }>();
    const read = (key: string): string | null => {
      const known = kept.get(key);
      if (known !== undefined && known.until > this.#now()) return known.text;
      const text = this.#writes.get(key)?.at(-1)?.text ?? null;
      kept.set(key, { text, until: this.#now() + STALE_MS });
      return text;
    };
    const write = (key: string, text: string | null): void => {
      this.#write(key, { at: this.#now(), from: location, text });
      kept.set(key, { text, until: this.#now() + STALE_MS });
    };
    return {
      get: async (key: string | readonly string[]) =>
        typeof key === "string" ? read(key) : new Map(key.map((each) => [each, read(each)])),
      getWithMetadata: async (key: string) => ({ value: read(key), metadata: null }),
      put: async (key: string, text: string) => write(key, text),
      delete: async (key: string) => write(key, null),
      list: async ({ prefix }: { readonly prefix: string }) => ({
        keys: this.#listed(prefix, location).map((name) => ({ name })),
        list_complete: true,
      }),
    };
  }

  #write(key: string, write: Write): void {
    const writes = this.#writes.get(key) ?? [];
    const last = writes.at(-1);
    if (last !== undefined && write.at - last.at < PACE_MS) {
      this.refused++;
      throw new Error(`KV ${write.text === null ? "DELETE" : "PUT"} failed: 429 Too Many Requests`);
    }
    writes.push(write);
    this.#writes.set(key, writes);
  }

  /** What this location wrote, and what the others wrote more than a minute ago. */
  #listed(prefix: string, location: string): string[] {
    const settled = this.#now() - STALE_MS;
    return [...this.#writes.keys()].filter((key) => {
      if (!key.startsWith(prefix)) return false;
      const seen = this.#writes.get(key)?.filter(({ at, from }) => from === location || at <= settled);
      return (seen?.at(-1)?.text ?? null) !== null;
    });
  }
}
