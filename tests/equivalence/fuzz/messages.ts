/** What the command asks a backend's process: workloads from the first up to the end, as many as the time allows. */
export interface Lease {
  readonly first: number;
  readonly end: number;
  readonly milliseconds: number;
}

/** What a backend's process answers. */
export type Message =
  | { readonly kind: "workload"; readonly done: WorkloadDone }
  /** The lease is over, and the process waits for the next. */
  | { readonly kind: "idle" }
  | { readonly kind: "failed"; readonly message: string; readonly file: string | null };

export interface WorkloadDone {
  readonly cases: number;
  readonly calls: number;
  readonly milliseconds: number;
  /** Features and pairs that no workload before made. */
  readonly features: readonly string[];
  readonly pairs: readonly string[];
}
