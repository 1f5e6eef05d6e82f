import { test } from "uvu";
import * as assert from "uvu/assert";
import { OrmError } from "../../ir/orm-error.ts";

test("an error says what is known and nothing else", () => {
  const error = new OrmError("INVALID_QUERY", "no field", { path: "where.email" });
  assert.instance(error, Error);
  assert.is(error.name, "OrmError");
  assert.is(error.code, "INVALID_QUERY");
  assert.is(error.path, "where.email");
  assert.is(error.backendKind, undefined);
  assert.is(error.dialect, undefined);
  assert.equal(error.meta, {});
  assert.not("cause" in error && error.cause);
});

test("conflicts and deadlocks may be tried again, unless told otherwise", () => {
  assert.ok(new OrmError("TRANSACTION_CONFLICT", "").retryable);
  assert.ok(new OrmError("DEADLOCK", "").retryable);
  assert.not(new OrmError("COMMIT_OUTCOME_UNKNOWN", "").retryable);
  assert.not(new OrmError("DEADLOCK", "", { retryable: false }).retryable);
  assert.ok(new OrmError("CONNECTION_LOST", "", { retryable: true }).retryable);
});

test("the backend's own error is the cause, and the details are frozen", () => {
  const cause = new Error("23505");
  const meta = { originalCode: "23505", target: ["email"] };
  const error = new OrmError("UNIQUE_CONSTRAINT_VIOLATION", "user.create", {
    backendKind: "pg",
    dialect: null,
    meta,
    cause,
  });
  assert.is(error.cause, cause);
  assert.is(error.dialect, undefined);
  assert.ok(Object.isFrozen(error.meta));
  assert.equal(error.meta.target, ["email"]);
});

test.run();
