import { randomInt } from "node:crypto";

/**
 * The same cases in every run, and others that nobody has seen. CI derives the second seed from the commit
 * (`EQUIVALENCE_FRESH_SEED`): new cases with every commit, and the same verdict when one is checked again.
 */
export function seeds(): readonly number[] {
  const { EQUIVALENCE_SEED: only, EQUIVALENCE_FRESH_SEED: fresh } = process.env;
  if (only !== undefined) return [Number(only)];
  return [42, fresh === undefined ? randomInt(2 ** 31) : Number(fresh)];
}

/** So many cases, or as many as the environment says. */
export function cases(usual: number): number {
  const given = process.env.EQUIVALENCE_CASES;
  return given === undefined ? usual : Number(given);
}
