import { type Catalog, fieldOf, type Index, type Model } from "../../ir/catalog.ts";
import { indexName } from "./constraint-names.ts";
import type { Dialect } from "./dialect.ts";
import { quoted } from "./fragment.ts";
import { modelIndexes } from "./model-indexes.ts";
import { quotedTable } from "./table-path.ts";
import { aboutPart, type TableStatement } from "./table-statement.ts";

/** `create index` for each index of the model, where indexes have statements of their own. */
export function renderIndexes(catalog: Catalog, model: Model, dialect: Dialect): readonly TableStatement[] {
  if (dialect.table.indexesInTable) return [];
  return modelIndexes(catalog, model).map((index) => {
    const name = indexName(catalog, model, index);
    const start = `create index if not exists ${quoted(name, dialect.mark)} on ${quotedTable(model, dialect)}`;
    return aboutPart(`${start} ${columnList(model, index, dialect)}`, model, `index ${name}`);
  });
}

/** The indexes as lines of the `create table`, where they have no statement that may be repeated. */
export function inlineIndexes(catalog: Catalog, model: Model, dialect: Dialect): readonly TableStatement[] {
  if (!dialect.table.indexesInTable) return [];
  return modelIndexes(catalog, model).map((index) => {
    const name = indexName(catalog, model, index);
    const text = `index ${quoted(name, dialect.mark)} ${columnList(model, index, dialect)}`;
    return aboutPart(text, model, `index ${name}`);
  });
}

function columnList(model: Model, index: Index, dialect: Dialect): string {
  return `(${index.fields.map((field) => quoted(fieldOf(model, field).column, dialect.mark)).join(", ")})`;
}
