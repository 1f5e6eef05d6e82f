import type { Dialect } from "../../emitters/sql/dialect.ts";
import { quoted } from "../../emitters/sql/fragment.ts";
import { quotedTable } from "../../emitters/sql/table-path.ts";
import { renderTables } from "../../emitters/sql/tables.ts";
import type { Catalog, Model } from "../../ir/catalog.ts";
import type { StoredTable } from "./stored-table.ts";

/**
 * What puts a table as the schema has it in the place of the stored one, with its rows, where a database
 * changes no column. Its indexes come back with the next set up.
 */
export function rebuiltTable(
  catalog: Catalog,
  dialect: Dialect,
  model: Model,
  stored: StoredTable,
): readonly string[] {
  const table = quotedTable(model, dialect);
  const rebuilt = quoted(`${model.table}_new`, dialect.mark);
  const start = `create table if not exists ${table} (`;
  const create = renderTables(catalog, dialect).find((text) => text.startsWith(start));
  if (create === undefined) throw new TypeError(`no table of "${model.name}"`);
  const kept = model.fields.filter(({ column }) => stored.columns.some(({ name }) => name === column));
  const columns = kept.map(({ column }) => quoted(column, dialect.mark)).join(", ");
  return [
    `create table ${rebuilt} (${create.slice(start.length)}`,
    `insert into ${rebuilt} (${columns}) select ${columns} from ${table}`,
    `drop table ${table}`,
    `alter table ${rebuilt} rename to ${table}`,
  ];
}
