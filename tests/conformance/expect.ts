import * as assert from "node:assert/strict";
import { OrmError, type OrmErrorCode } from "../../ir/orm-error.ts";

/** The error of a call that must fail with this code. */
export async function fails(call: Promise<unknown>, code: OrmErrorCode): Promise<OrmError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OrmError)) assert.fail(`it must fail with ${code}, not: ${String(error)}`);
  assert.equal(error.code, code, `${error.code}: ${error.message}`);
  return error;
}

/** The values, sorted: for results without a promised order. */
export function inAnyOrder<T>(values: readonly T[]): readonly T[] {
  return [...values].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}
