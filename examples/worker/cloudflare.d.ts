/** What the worker itself knows of its bindings, in the place of `@cloudflare/workers-types`. */
interface D1Database {
  prepare(text: string): unknown;
  batch(statements: unknown[]): Promise<unknown>;
}

interface KVNamespace {
  get(key: string): Promise<string | null>;
  put(key: string, value: string): Promise<void>;
}
