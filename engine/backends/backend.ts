import type { Driver } from "../driver.ts";

/** How the client of one backend is recognised. This part is small, and its driver needs it too. */
export interface Backend {
  readonly kind: string;
  /** The client that it takes, in words: `a pg Pool`. */
  readonly client: string;
  /**
   * `true` for a client of this kind, else what it lacks. Looks only at documented, harmless properties:
   * some clients throw when an unknown getter is read.
   */
  readonly matches: (client: object) => true | string;
}

/** A backend, and how its driver is loaded when a client of its kind is there. */
export interface LoadableBackend {
  readonly backend: Backend;
  readonly load: () => Promise<BackendModule>;
}

export interface BackendModule {
  /** `client` has been matched. */
  readonly createDriver: (client: unknown, options: BackendOptions) => Driver | Promise<Driver>;
}

/** What an application may say about its client beyond handing it in. */
export interface BackendOptions {
  /** Named prepared statements on PostgreSQL; off behind a pooler that does not keep them. */
  readonly preparedStatements?: boolean | undefined;
  /** Where the keys of a key-value store begin. */
  readonly base?: string | undefined;
  /** Key prefixes by model name, in place of the table name. */
  readonly prefixes?: Readonly<Record<string, string>> | undefined;
  /**
   * `process` allows guards, number operations and numbered ids on a store that other processes may write too
   * and that has no atomic action: they are then atomic among the calls of this process only.
   */
  readonly atomicity?: "process" | undefined;
  /** A host ORM's names of models by ours, where neither the names nor the tables are equal. */
  readonly models?: Readonly<Record<string, string>> | undefined;
}
