import { prepareGuardedUpsert } from "./guarded-upsert.ts";
import { prepareInsertReturning } from "./insert-returning.ts";
import type { PrepareReturning } from "./returning-context.ts";
import { prepareUpdateReturning } from "./update-returning.ts";
import { prepareUpsertReturning } from "./upsert-returning.ts";

/** The write and its result, on a database whose statements do not all return rows, or not only by the key that is meant. */
export const prepareReturning: PrepareReturning = (context, write, columns, catalog) => {
  const { returning, upsertByKey } = context.capabilities;
  if (!returning.includes(write.kind)) return inSteps(context, write, columns, catalog);
  if (write.kind === "upsert" && !upsertByKey) return prepareGuardedUpsert(context, write, columns, catalog);
  return null;
};

const inSteps: PrepareReturning = (context, write, columns, catalog) => {
  switch (write.kind) {
    case "insert":
      return prepareInsertReturning(context, write, columns, catalog);
    case "update":
      return prepareUpdateReturning(context, write, columns, catalog);
    case "upsert":
      return prepareUpsertReturning(context, write, columns, catalog);
    case "delete":
      throw new TypeError("a delete returns a number");
  }
};
