import type { Catalog } from "../../../ir/catalog.ts";
import type { Write } from "../../../ir/logical/logical-plan.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { prepareInsertReturning } from "./insert-returning.ts";
import type { ReturningContext, ReturningLeaf } from "./returning-context.ts";
import { prepareUpdateReturning } from "./update-returning.ts";
import { prepareUpsertReturning } from "./upsert-returning.ts";

/** The write and its result, on a database whose statement for it returns no rows. */
export function prepareReturning(
  context: ReturningContext,
  write: Write,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
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
}
