import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import { isPrimary, uniqueConstraintName } from "../../../emitters/sql/constraint-names.ts";
import { postgres } from "../../../emitters/sql/dialects/postgres.ts";
import { quoted } from "../../../emitters/sql/fragment.ts";
import { quotedTable } from "../../../emitters/sql/table-path.ts";
import { type Catalog, fieldOf } from "../../../ir/catalog.ts";
import { pgMemCodecs } from "./pg-mem-codecs.ts";

/** A table with its keys. No references: whether they are kept is not promised here. */
export function createTable(catalog: Catalog, { model, indexes }: RecordLayout): readonly string[] {
  const name = (column: string) => quoted(column, postgres.mark);
  const columnsOf = (fields: readonly string[]) =>
    fields.map((field) => name(fieldOf(model, field).column)).join(", ");
  const columns = model.fields.map(
    (field) => `${name(field.column)} ${pgMemCodecs[field.kind].type}${field.nullable ? "" : " not null"}`,
  );
  const keys = model.uniqueKeys.map((key) => {
    const kind = isPrimary(model, key) ? "primary key" : "unique";
    return `constraint ${name(uniqueConstraintName(catalog, model, key))} ${kind} (${columnsOf(key.fields)})`;
  });
  const table = quotedTable(model, postgres);
  const namespace = model.namespace === null ? [] : [`create schema if not exists ${name(model.namespace)}`];
  return [
    ...namespace,
    `create table ${table} (${[...columns, ...keys].join(", ")})`,
    ...indexes.map((index) => `create index on ${table} (${columnsOf(index.fields)})`),
  ];
}
