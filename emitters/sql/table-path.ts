import type { Model } from "../../ir/catalog.ts";
import type { Dialect } from "./dialect.ts";
import { quoted } from "./fragment.ts";

/** The names that lead to the table, its own the last. */
export function tablePath({ table }: Dialect, model: Model): readonly string[] {
  if (model.namespace === null) return [model.table];
  return table.namespaces ? [model.namespace, model.table] : [`${model.namespace}.${model.table}`];
}

/** The table under its full name, for statements that hold no values. */
export function quotedTable(model: Model, dialect: Dialect): string {
  return tablePath(dialect, model)
    .map((name) => quoted(name, dialect.mark))
    .join(".");
}
