/** One way to do the workloads: a library, or code written by hand for the client. */
export interface Contestant {
  /** By workload; those that it cannot do are left out. `turn` chooses the parameters, the same for all. */
  readonly calls: Readonly<Partial<Record<Workload, (turn: number) => Promise<unknown>>>>;
  readonly close: () => Promise<void>;
}

export const WORKLOADS = [
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

export type Workload = (typeof WORKLOADS)[number];

/** Workloads whose answers are compared; the others write, and give ids and times of their own. */
export const COMPARED: ReadonlySet<Workload> = new Set<Workload>([
  "findUnique",
  "dashboard",
  "list50",
  "nested50x50",
]);

export type OpenContestant = (target: Target) => Promise<Contestant>;

/** Where the data is. */
export interface Target {
  readonly engine: "postgres" | "sqlite";
  /** A connection URL, or the path of a file. */
  readonly location: string;
}
