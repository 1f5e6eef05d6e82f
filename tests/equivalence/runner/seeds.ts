import { randomInt } from "node:crypto";

/** The same cases in every run, and others that nobody has seen. */
export function seeds(): readonly number[] {
  const given = process.env.EQUIVALENCE_SEED;
  return given === undefined ? [42, randomInt(2 ** 31)] : [Number(given)];
}

/** So many cases, or as many as the environment says. */
export function cases(usual: number): number {
  const given = process.env.EQUIVALENCE_CASES;
  return given === undefined ? usual : Number(given);
}
