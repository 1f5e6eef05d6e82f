/** One way to do the workloads: a library, or code written by hand for the client. */
export interface Contestant {
  /** By workload; those that it cannot do are left out. `turn` chooses the parameters, the same for all. */
  readonly calls: Readonly<Partial<Record<Workload, (turn: number) => Promise<unknown>>>>;
  readonly close: () => Promise<void>;
}

const ON_TABLES = [
  "findUnique",
  "dashboard",
  "list50",
  "nested50x50",
  "create",
  "createMany1000",
  "upsert",
  "update",
  "deleteMany",
] as const;

const ON_RECORDS = ["byId", "byKey", "byIndex", "relation", "startSession", "guardedDecrement"] as const;

export type Workload = (typeof ON_TABLES)[number] | (typeof ON_RECORDS)[number];

export const WORKLOADS: readonly Workload[] = [...ON_TABLES, ...ON_RECORDS];

/** Workloads whose answers are compared; the others write, and give ids, times and numbers of their own. */
export const COMPARED: ReadonlySet<Workload> = new Set<Workload>([
  "findUnique",
  "dashboard",
  "list50",
  "nested50x50",
  "byId",
  "byKey",
  "byIndex",
  "relation",
]);

/**
 * All are compared with the best code written by hand, and `own` is what has aims to reach: these are measured
 * longest. A variant is written by hand in another way.
 */
export type Role = "by hand" | "own" | "variant" | "peer";

export type OpenContestant = (target: Target) => Promise<Contestant>;

/** Where the data is. */
export interface Target {
  readonly engine: "postgres" | "sqlite" | "redis";
  /** A connection URL, the path of a file, or what all keys of the contestant begin with. */
  readonly location: string;
  /** How many records a contestant puts there before it begins; 0 where the data is there already. */
  readonly records: number;
}
