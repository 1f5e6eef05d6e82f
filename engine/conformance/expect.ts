import { OrmError, type OrmErrorCode } from "../../ir/orm-error.ts";
import { same, shown } from "./same.ts";

/** A case that did not come out as the contract says. */
export class ConformanceError extends Error {
  override readonly name = "ConformanceError";
}

export function fail(message: string): never {
  throw new ConformanceError(message);
}

export function ok(condition: boolean, message = "a condition does not hold"): asserts condition {
  if (!condition) fail(message);
}

export function equal(actual: unknown, expected: unknown, message = "the values differ"): void {
  if (!Object.is(actual, expected))
    fail(`${message}\nactual:   ${shown(actual)}\nexpected: ${shown(expected)}`);
}

export function deepEqual(actual: unknown, expected: unknown, message = "the values differ"): void {
  if (!same(actual, expected)) fail(`${message}\nactual:   ${shown(actual)}\nexpected: ${shown(expected)}`);
}

export function match(actual: string, pattern: RegExp): void {
  if (!pattern.test(actual)) fail(`${shown(actual)} does not match ${pattern}`);
}

/** The reason for which the promise is rejected. */
export async function rejects(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    () => null,
    (reason: unknown) => ({ reason }),
  );
  return outcome === null ? fail("it must fail, and did not") : outcome.reason;
}

/** The error of a call that must fail with this code. */
export async function fails(call: Promise<unknown>, code: OrmErrorCode): Promise<OrmError> {
  const error = await rejects(call);
  if (!(error instanceof OrmError)) fail(`it must fail with ${code}, not: ${shown(error)}`);
  equal(error.code, code, `${error.code}: ${error.message}`);
  return error;
}

/** What the calls that failed among those made at once failed with: a code, or words for another error. */
export function codesOf(outcomes: readonly PromiseSettledResult<unknown>[]): readonly string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.status === "fulfilled") return [];
    const reason: unknown = outcome.reason;
    return [reason instanceof OrmError ? reason.code : shown(reason)];
  });
}

/** The values, sorted: for results without a promised order. */
export function inAnyOrder<T>(values: readonly T[]): readonly T[] {
  return [...values].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}
