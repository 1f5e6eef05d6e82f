import { type Catalog, fieldOf, type Model, modelOf } from "../../ir/catalog.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import type { Slot } from "../../ir/slot.ts";
import type { Dialect } from "./dialect.ts";
import { bound, type Fragment, generatedName, identifier, qualified, sql } from "./fragment.ts";
import type { StoredColumn } from "./sql-codec.ts";
import { tablePath } from "./table-path.ts";
import { isText } from "./text-storage.ts";

/** What one statement is emitted with. Only the next alias and the named sub-selects change. */
export interface Scope {
  readonly catalog: Catalog;
  readonly dialect: Dialect;
  /** How each nested output is computed, by path. */
  readonly nests: Readonly<Record<string, Strategy>>;
  readonly nextAlias: () => Fragment;
  /** Sub-selects that the statement reads by name: `t1 as (select …)`. */
  readonly named: Fragment[];
}

export function newScope(
  catalog: Catalog,
  dialect: Dialect,
  nests: Readonly<Record<string, Strategy>>,
): Scope {
  return { catalog, dialect, nests, nextAlias: aliases(catalog), named: [] };
}

/** `t0`, `t1`, … without the names of tables: a sub-select that is named hides the table of its name. */
function aliases(catalog: Catalog): () => Fragment {
  const taken = takenAliases(catalog);
  let next = 0;
  return () => {
    while (taken.has(next)) next++;
    return generatedName("t", next++);
  };
}

const takenByCatalog = new WeakMap<Catalog, ReadonlySet<number>>();

/** The numbers of the aliases that are tables, of which there are hardly any. */
function takenAliases(catalog: Catalog): ReadonlySet<number> {
  const known = takenByCatalog.get(catalog);
  if (known !== undefined) return known;
  const names = Object.values(catalog.models).map(({ table }) => table.toLowerCase());
  const taken = new Set(
    names.filter((name) => /^t(0|[1-9]\d*)$/.test(name)).map((name) => Number(name.slice(1))),
  );
  takenByCatalog.set(catalog, taken);
  return taken;
}

/** The current row of a table or sub-select, as expressions see it. */
export interface RowReference {
  readonly model: Model;
  readonly column: (field: string) => Fragment;
  /** Of a sub-select, which may hand text on otherwise than the table keeps it. */
  readonly isSubselect?: boolean;
}

export function columnName(scope: Scope, model: Model, field: string): Fragment {
  return identifier(fieldOf(model, field).column, scope.dialect.mark);
}

/** The table under its full name. */
export function tableName(dialect: Dialect, model: Model): Fragment {
  return qualified(tablePath(dialect, model), dialect.mark);
}

/** The row that a write changes, by the table's own name: not every dialect allows it another. */
export function writtenRow(scope: Scope, model: Model): RowReference {
  const name = qualified(tablePath(scope.dialect, model).slice(-1), scope.dialect.mark);
  return { model, column: (field) => sql`${name}.${columnName(scope, model, field)}` };
}

/** The cell in the slot as a value of the field's kind. */
export function boundCell(scope: Scope, model: Model, field: string, slot: Slot): Fragment {
  const type = fieldOf(model, field).kind;
  return scope.dialect.codecs[type].bind(bound(slot, { kind: "cell", type }));
}

/** The field of the row, and how its column keeps text where it does. */
export function storedColumn(scope: Scope, row: RowReference, field: string): StoredColumn {
  const { kind } = fieldOf(row.model, field);
  const column = row.column(field);
  if (!isText(kind)) return { column, storage: null };
  const { storageOf, query } = scope.dialect;
  const handedOn = row.isSubselect === true ? query.subselect : null;
  return { column, storage: handedOn?.storage ?? storageOf(row.model, field) };
}

/** The field as a column of a sub-select. */
export function subselectCell(scope: Scope, row: RowReference, field: string): Fragment {
  const column = row.column(field);
  if (row.isSubselect === true) return column;
  return scope.dialect.query.subselect?.cell(fieldOf(row.model, field).kind, column) ?? column;
}

export function boundCount(scope: Scope, slot: Slot): Fragment {
  return scope.dialect.query.bindCount(bound(slot, { kind: "count" }));
}

export function modelNamed(scope: Scope, name: string): Model {
  return modelOf(scope.catalog, name);
}
