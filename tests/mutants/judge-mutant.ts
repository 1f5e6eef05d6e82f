import { checkProperty, type Verdict } from "./check-property.ts";
import type { Mutant } from "./mutant.ts";
import type { WorkCopy } from "./work-copy.ts";

/**
 * - `killed`: a property failed, as it must
 * - `survived`: none did, though one must
 * - `equivalent`: none did, as it is argued that none can
 * - `refuted`: one did, though it is argued that none can
 */
export type Fate = "killed" | "survived" | "equivalent" | "refuted";

export interface Judged {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** What was tried; the last one failed if the mutant was killed. */
  readonly verdicts: readonly Verdict[];
}

/** Plants the mutant and tries its properties until one fails. */
export async function judgeMutant(copy: WorkCopy, mutant: Mutant): Promise<Judged> {
  const restore = copy.plant(mutant);
  const verdicts: Verdict[] = [];
  try {
    for (const property of mutant.killers) {
      const verdict = await checkProperty(copy, property);
      verdicts.push(verdict);
      if (!verdict.holds) break;
    }
  } finally {
    restore();
  }
  const died = verdicts.at(-1)?.holds === false;
  if (mutant.equivalent !== null) return { mutant, fate: died ? "refuted" : "equivalent", verdicts };
  return { mutant, fate: died ? "killed" : "survived", verdicts };
}
