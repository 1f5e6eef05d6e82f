import { suite } from "uvu";
import * as assert from "uvu/assert";
import { CallbackTransaction } from "../../engine/sql/callback-transaction.ts";

const test = suite("a transaction around a callback");

/** Runs the callback twice, as one that tries again does. */
async function twice(body: (tx: string) => Promise<void>): Promise<void> {
  await body("first").catch(() => undefined);
  await body("second");
}

test("that is called a second time is not committed for having done nothing", async () => {
  const transaction = new CallbackTransaction<string>(twice);
  assert.is(await transaction.begin(undefined), "first");
  const error: unknown = await transaction.commit().catch((reason: unknown) => reason);
  assert.is(Object(error).code, "COMMIT_OUTCOME_UNKNOWN");
});

test("that is called a second time is rolled back all the same", async () => {
  const transaction = new CallbackTransaction<string>(twice);
  await transaction.begin(undefined);
  await transaction.rollback();
});

test.run();
