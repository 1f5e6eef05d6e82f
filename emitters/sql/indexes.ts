import { type Catalog, fieldOf, type Index, type Model } from "../../ir/catalog.ts";
import { storedIndexes } from "../../ir/stored-indexes.ts";
import { indexName } from "./constraint-names.ts";
import type { Dialect } from "./dialect.ts";
import { quoted } from "./fragment.ts";
import { quotedTable } from "./table-path.ts";

/** `create index` for each index of the model, where indexes have statements of their own. */
export function renderIndexes(catalog: Catalog, model: Model, dialect: Dialect): readonly string[] {
  if (dialect.table.indexesInTable) return [];
  return indexesOf(catalog, model).map((index) => {
    const name = quoted(indexName(model, index), dialect.mark);
    return `create index if not exists ${name} on ${quotedTable(model, dialect)} ${columnList(model, index, dialect)}`;
  });
}

/** The indexes as lines of the `create table`, where they have no statement that may be repeated. */
export function inlineIndexes(catalog: Catalog, model: Model, dialect: Dialect): readonly string[] {
  if (!dialect.table.indexesInTable) return [];
  return indexesOf(catalog, model).map(
    (index) => `index ${quoted(indexName(model, index), dialect.mark)} ${columnList(model, index, dialect)}`,
  );
}

/** How many columns the longest key or index has that holds the field; 0 where none does. */
export function keyLength(catalog: Catalog, model: Model, field: string): number {
  const lists = [...model.uniqueKeys, ...indexesOf(catalog, model)].map((index) => index.fields);
  return Math.max(0, ...lists.filter((fields) => fields.includes(field)).map((fields) => fields.length));
}

/** The declared indexes, and one for each field that links, unless a key or index starts with that field. */
function indexesOf(catalog: Catalog, model: Model): readonly Index[] {
  const leading = [...model.uniqueKeys, ...model.indexes].map((key) => key.fields[0]);
  const links = storedIndexes(catalog, model.name).filter(
    ({ fields }) => fields.length === 1 && !leading.includes(fields[0]),
  );
  return [...model.indexes, ...links];
}

function columnList(model: Model, index: Index, dialect: Dialect): string {
  return `(${index.fields.map((field) => quoted(fieldOf(model, field).column, dialect.mark)).join(", ")})`;
}
