import { type Catalog, fieldOf, type Index, type Model } from "../../ir/catalog.ts";
import { indexName } from "./constraint-names.ts";
import type { Dialect } from "./dialect.ts";
import { quoted } from "./fragment.ts";
import { modelIndexes } from "./model-indexes.ts";
import { quotedTable } from "./table-path.ts";

/** `create index` for each index of the model, where indexes have statements of their own. */
export function renderIndexes(catalog: Catalog, model: Model, dialect: Dialect): readonly string[] {
  if (dialect.table.indexesInTable) return [];
  return modelIndexes(catalog, model).map((index) => {
    const name = quoted(indexName(catalog, model, index), dialect.mark);
    return `create index if not exists ${name} on ${quotedTable(model, dialect)} ${columnList(model, index, dialect)}`;
  });
}

/** The indexes as lines of the `create table`, where they have no statement that may be repeated. */
export function inlineIndexes(catalog: Catalog, model: Model, dialect: Dialect): readonly string[] {
  if (!dialect.table.indexesInTable) return [];
  return modelIndexes(catalog, model).map(
    (index) =>
      `index ${quoted(indexName(catalog, model, index), dialect.mark)} ${columnList(model, index, dialect)}`,
  );
}

function columnList(model: Model, index: Index, dialect: Dialect): string {
  return `(${index.fields.map((field) => quoted(fieldOf(model, field).column, dialect.mark)).join(", ")})`;
}
