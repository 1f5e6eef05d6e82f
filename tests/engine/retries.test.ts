import { test } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { createMemoryDriver, defineSchema, id, model, OrmError } from "../../engine/index.ts";

const schema = defineSchema({ item: model({ table: "items", fields: { id: id() } }) });
const open = () => createOrm({ schema, driver: createMemoryDriver() });
const conflict = () => new OrmError("TRANSACTION_CONFLICT", "somebody was faster", { retryable: true });

/** How often a callback runs that always fails with the error. */
async function runs(error: Error, options?: { readonly maxRetries: number }): Promise<number> {
  let count = 0;
  const failed = open().transaction(async () => {
    count++;
    throw error;
  }, options);
  assert.is(await failed.catch((reason: unknown) => reason), error);
  return count;
}

test("a callback runs once, and again after a conflict as often as is asked for", async () => {
  assert.is(await runs(conflict()), 1);
  assert.is(await runs(conflict(), { maxRetries: 0 }), 1);
  assert.is(await runs(conflict(), { maxRetries: 2 }), 3);
});

test("nothing else is tried again", async () => {
  assert.is(await runs(new Error("mine"), { maxRetries: 2 }), 1);
  assert.is(await runs(new OrmError("UNIQUE_CONSTRAINT_VIOLATION", "taken"), { maxRetries: 2 }), 1);
});

test("a conflict inside a nested transaction starts the outermost one again, and not the nested one", async () => {
  let outer = 0;
  let inner = 0;
  const failed = open().transaction(
    async (tx) => {
      outer++;
      await tx.transaction(
        async () => {
          inner++;
          throw conflict();
        },
        { maxRetries: 5 },
      );
    },
    { maxRetries: 1 },
  );
  assert.is(
    await failed.catch((error: unknown) => error instanceof OrmError && error.code),
    "TRANSACTION_CONFLICT",
  );
  assert.equal([outer, inner], [2, 2]);
});

test.run();
