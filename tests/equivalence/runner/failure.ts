import { OrmError } from "../../../ir/orm-error.ts";
import type { Answer } from "../oracle/answer.ts";

/** Where the error is not the one that must come, in words; `null` where it is. */
export function failureDifference(expected: Answer & { kind: "failure" }, error: unknown): string | null {
  if (!(error instanceof OrmError)) return "the error is no OrmError";
  if (!expected.codes.some((code) => code === error.code)) {
    return `code ${error.code}, not ${expected.codes.join(" or ")}`;
  }
  if (error.code === "INVALID_QUERY" && error.path === undefined) return "a refusal without a path";
  if (error.code === "UNIQUE_CONSTRAINT_VIOLATION") return targetDifference(expected.targets, error);
  return null;
}

function targetDifference(targets: readonly (readonly string[])[], error: OrmError): string | null {
  const named = [...(error.meta.target ?? [])].sort().join();
  if (targets.some((target) => [...target].sort().join() === named)) return null;
  return `meta.target is ${JSON.stringify(error.meta.target)}, not one of ${JSON.stringify(targets)}`;
}
