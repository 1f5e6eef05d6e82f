import type { Answer } from "../oracle/answer.ts";
import type { FailureCode } from "../oracle/refusal.ts";
import type { Ending } from "./run-steps.ts";

/** A write that is held back broke a constraint: the call could not know it, the commit must fail. */
export class OwedFailure {
  readonly codes: readonly FailureCode[];

  constructor(codes: readonly FailureCode[]) {
    this.codes = codes;
  }
}

const KNOWN_BEFORE: readonly FailureCode[] = ["INVALID_QUERY", "UNSUPPORTED", "DECODE_FAILED"];

/**
 * Where writes are held back until the transaction ends, a call may be refused because its answer is not
 * known before that, and a constraint is not asked. Returns what the call then rightly ended with, and `null`
 * where it ended as anywhere else.
 */
export function untilCommit(answer: Answer, ending: Ending): unknown {
  if (ending.kind === "error") {
    const code: unknown = Reflect.get(Object(ending.error), "code");
    // What is read of a row whose reference leads nowhere fails before the commit can.
    const isDangling = code === "DECODE_FAILED" && hasCode(answer, "FOREIGN_KEY_VIOLATION");
    return code === "UNSUPPORTED" || isDangling ? ending.error : null;
  }
  if (answer.kind !== "failure" || answer.codes.some((code) => KNOWN_BEFORE.includes(code))) return null;
  return new OwedFailure(answer.codes);
}

function hasCode(answer: Answer, code: FailureCode): boolean {
  return answer.kind === "failure" && answer.codes.includes(code);
}
