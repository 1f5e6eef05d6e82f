import type { Model } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
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

/**
 * The table under the name by which a reference of `model` finds it. Where an unqualified name means a table
 * beside the one that holds the reference, `home` is the schema that it means everywhere else.
 */
export function quotedTarget(model: Model, target: Model, dialect: Dialect, home: string | null): string {
  const isElsewhere = model.namespace !== null && target.namespace === null;
  if (!isElsewhere || !dialect.table.referencesFromOwnSchema) return quotedTable(target, dialect);
  if (home === null) throw unnamedSchema(model, target);
  return [home, target.table].map((name) => quoted(name, dialect.mark)).join(".");
}

function unnamedSchema(model: Model, target: Model): OrmError {
  return new OrmError(
    "UNSUPPORTED",
    `${model.name} is in a schema and references ${target.name}, which is in the one in use, whatever its name: ` +
      `give ${target.name} a schema, or push to a database`,
    { path: `models.${target.name}.table` },
  );
}
