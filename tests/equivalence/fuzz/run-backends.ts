import type { BackendRun } from "./backend-run.ts";

/** What is taken in turn. */
export type Leasable = Pick<BackendRun, "isDone" | "isBusy" | "milliseconds" | "lease" | "stop">;

export interface RunLimits {
  readonly parallel: number;
  /** By `Date.now()`; `null`: until all is done. */
  readonly deadline: number | null;
}

/** Takes the runs in turn, the one that has had least time first, until all are done or the time is up. */
export async function runBackends(runs: readonly Leasable[], limits: RunLimits): Promise<void> {
  const pick = (): Leasable | undefined => {
    if (limits.deadline !== null && Date.now() >= limits.deadline) return undefined;
    const open = runs.filter((run) => !run.isDone && !run.isBusy);
    return open.sort((a, b) => a.milliseconds - b.milliseconds)[0];
  };
  const work = async () => {
    for (let run = pick(); run !== undefined; run = pick()) await run.lease();
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, limits.parallel) }, work));
  } finally {
    for (const run of runs) run.stop();
  }
}
