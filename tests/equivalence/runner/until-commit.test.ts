import * as assert from "node:assert/strict";
import { test } from "uvu";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Answer } from "../oracle/answer.ts";
import { NOTHING } from "../oracle/expected.ts";
import type { FailureCode } from "../oracle/refusal.ts";
import type { Ending } from "./run-steps.ts";
import { OwedFailure, untilCommit } from "./until-commit.ts";

const VALUE: Answer = { kind: "value", value: NOTHING };
const ANSWERED: Ending = { kind: "value", value: null };

function mustFail(...codes: readonly FailureCode[]): Answer {
  return { kind: "failure", codes, path: null, targets: [] };
}

function failed(code: "UNSUPPORTED" | "DECODE_FAILED" | "UNIQUE_CONSTRAINT_VIOLATION"): Ending {
  return { kind: "error", error: new OrmError(code, "no") };
}

test("a call that is refused until the commit ended rightly", () => {
  const ending = failed("UNSUPPORTED");
  assert.equal(untilCommit(VALUE, ending), ending.kind === "error" && ending.error);
});

test("a constraint that the call did not ask is owed to the commit, a refusal is not", () => {
  const owed = untilCommit(mustFail("UNIQUE_CONSTRAINT_VIOLATION", "CHECK_VIOLATION"), ANSWERED);
  assert.ok(owed instanceof OwedFailure);
  assert.deepEqual(owed.codes, ["UNIQUE_CONSTRAINT_VIOLATION", "CHECK_VIOLATION"]);
  assert.equal(untilCommit(mustFail("INVALID_QUERY"), ANSWERED), null);
});

test("whatever else happens is judged as anywhere", () => {
  assert.equal(untilCommit(VALUE, ANSWERED), null);
  assert.equal(untilCommit(VALUE, failed("DECODE_FAILED")), null);
  assert.equal(untilCommit(VALUE, failed("UNIQUE_CONSTRAINT_VIOLATION")), null);
  assert.notEqual(untilCommit(mustFail("FOREIGN_KEY_VIOLATION"), failed("DECODE_FAILED")), null);
});

test.run();
