import type { Dialect } from "../../../../emitters/sql/dialect.ts";
import type { StorageOf, TextStorage } from "../../../../emitters/sql/text-storage.ts";
import type { Model } from "../../../../ir/catalog.ts";

/** Characters of a `longtext`, and of a text in a key. */
const LONG = 4_294_967_295;
const KEY = 255;

/** The dialect as its engine uses it once it knows that the tables are those that we create. */
export function onOurTables(dialect: Dialect): Dialect {
  const [, characterSet, collation] = /character set (\w+) collate (\w+)/.exec(dialect.table.options) ?? [];
  if (characterSet === undefined || collation === undefined) return dialect;
  return on(dialect, (model, field) => ({
    characterSet,
    collation,
    enumerated: false,
    length: isKey(model, field) ? KEY : LONG,
  }));
}

/** The dialect as its engine uses it on tables all of whose text is kept so. */
export function onTables(dialect: Dialect, collation: string, length: number): Dialect {
  const [characterSet = ""] = collation.split("_");
  const storage: TextStorage = { characterSet, collation, enumerated: false, length };
  return on(dialect, () => storage);
}

function on(dialect: Dialect, storageOf: StorageOf): Dialect {
  return Object.freeze({ ...dialect, storageOf });
}

function isKey(model: Model, field: string): boolean {
  return [...model.uniqueKeys, ...model.indexes].some(({ fields }) => fields.includes(field));
}
