import { type Catalog, type Field, fieldOf, type Model, modelOf } from "../../ir/catalog.ts";
import { checkClause, columnDefinition } from "./column-definition.ts";
import { foreignKeyName, isPrimary, uniqueConstraintName } from "./constraint-names.ts";
import type { Dialect } from "./dialect.ts";
import { quoted } from "./fragment.ts";
import { inlineIndexes, renderIndexes } from "./indexes.ts";
import { isInRequiredCircle } from "./required-circle.ts";
import { inDependencyOrder } from "./table-order.ts";
import { quotedTable, quotedTarget } from "./table-path.ts";
import { aboutPart, aboutTable, type TableStatement } from "./table-statement.ts";

/** The texts of {@link tableStatements}. */
export function renderTables(
  catalog: Catalog,
  dialect: Dialect,
  home: string | null = null,
): readonly string[] {
  return tableStatements(catalog, dialect, home).map(({ text }) => text);
}

/**
 * Everything the catalog needs, each statement harmless when it is there already: schemas, tables after
 * those that they reference, indexes, and last the foreign keys of tables that reference one another. `home`
 * is the schema in use, where it is known.
 */
export function tableStatements(
  catalog: Catalog,
  dialect: Dialect,
  home: string | null = null,
): readonly TableStatement[] {
  const tables: TableStatement[] = [];
  const indexes: TableStatement[] = [];
  const references: TableStatement[] = [];
  const created = new Set<string>();
  for (const model of inDependencyOrder(catalog)) {
    created.add(model.name);
    const inline: string[] = [];
    for (const field of model.fields) {
      if (field.references === null) continue;
      const clause = foreignKeyClause(catalog, model, field, dialect, home);
      const name = foreignKeyName(catalog, model, field.name);
      const { addForeignKey } = dialect.table;
      if (addForeignKey === null || created.has(field.references.model)) {
        inline.push(`constraint ${quoted(name, dialect.mark)} foreign key ${clause}`);
      } else {
        const text = addForeignKey(quotedTable(model, dialect), quoted(name, dialect.mark), clause);
        references.push(aboutPart(text, model, `foreign key ${name}`));
      }
    }
    tables.push(aboutTable(createTable(catalog, model, inline, dialect), model));
    indexes.push(...renderIndexes(catalog, model, dialect));
  }
  return [...createSchemas(catalog, dialect), ...tables, ...indexes, ...references];
}

function createSchemas(catalog: Catalog, dialect: Dialect): readonly TableStatement[] {
  if (!dialect.table.namespaces) return [];
  const names = Object.values(catalog.models).map((model) => model.namespace);
  const distinct = [...new Set(names)].filter((name) => name !== null);
  return distinct.map((name) => ({
    text: `create schema if not exists ${quoted(name, dialect.mark)}`,
    about: `schema ${name}`,
  }));
}

function createTable(
  catalog: Catalog,
  model: Model,
  references: readonly string[],
  dialect: Dialect,
): string {
  const lines = [
    ...model.fields.map((field) => columnDefinition(catalog, model, field, dialect)),
    ...keyClauses(catalog, model, dialect),
    ...model.fields
      .map((field) => checkClause(catalog, model, field, dialect))
      .filter((line) => line !== null),
    ...references,
    ...inlineIndexes(catalog, model, dialect).map(({ text }) => text),
  ];
  const body = lines.map((line) => `  ${line}`).join(",\n");
  return `create table if not exists ${quotedTable(model, dialect)} (\n${body}\n)${dialect.table.options}`;
}

function keyClauses(catalog: Catalog, model: Model, dialect: Dialect): readonly string[] {
  const { mark, table } = dialect;
  const isNumbered = model.fields.some((field) => field.fill.kind === "increment");
  const keys = model.uniqueKeys.filter(
    (key) => !(isPrimary(model, key) && isNumbered && table.incrementIsPrimaryKey),
  );
  return keys.map((key) => {
    const kind = isPrimary(model, key) ? "primary key" : "unique";
    const columns = key.fields.map((field) => quoted(fieldOf(model, field).column, mark));
    return `constraint ${quoted(uniqueConstraintName(catalog, model, key), mark)} ${kind} (${columns.join(", ")})`;
  });
}

function foreignKeyClause(
  catalog: Catalog,
  model: Model,
  field: Field,
  dialect: Dialect,
  home: string | null,
): string {
  const { references } = field;
  if (references === null) throw new TypeError(`"${field.name}" references nothing`);
  const target = modelOf(catalog, references.model);
  const column = quoted(fieldOf(target, references.field).column, dialect.mark);
  const own = quoted(field.column, dialect.mark);
  const clause = `(${own}) references ${quotedTarget(model, target, dialect, home)} (${column})`;
  const { deferred } = dialect.table;
  return deferred !== null && isInRequiredCircle(catalog, model, field) ? `${clause} ${deferred}` : clause;
}
