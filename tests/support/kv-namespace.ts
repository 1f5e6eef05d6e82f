/** What a `KVNamespace` does, over a map: bulk reads of at most 100 keys, lists in pages. */
export class MapKvNamespace {
  readonly texts = new Map<string, string>();
  readonly #page: number;

  constructor(page = 1000) {
    this.#page = page;
  }

  async get(key: string | readonly string[]): Promise<string | null | Map<string, string | null>> {
    if (typeof key === "string") return this.texts.get(key) ?? null;
    if (key.length > 100) throw new Error("KV GET_BULK failed: 400 too many keys");
    return new Map(key.map((each) => [each, this.texts.get(each) ?? null]));
  }

  async getWithMetadata(key: string): Promise<{ value: string | null; metadata: null }> {
    return { value: this.texts.get(key) ?? null, metadata: null };
  }

  async put(key: string, value: string): Promise<void> {
    if (new TextEncoder().encode(key).length > 512) throw new Error("KV PUT failed: 414 key too long");
    this.texts.set(key, value);
  }

  async delete(key: string): Promise<void> {
    this.texts.delete(key);
  }

  async list({ prefix, cursor = "0" }: { readonly prefix: string; readonly cursor?: string }) {
    const names = [...this.texts.keys()].filter((name) => name.startsWith(prefix)).sort();
    const next = Number(cursor) + this.#page;
    const keys = names.slice(Number(cursor), next).map((name) => ({ name }));
    return next < names.length
      ? { keys, list_complete: false, cursor: String(next) }
      : { keys, list_complete: true };
  }
}
