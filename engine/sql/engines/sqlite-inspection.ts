import type { FieldKind } from "../../../ir/field-kind.ts";
import type { TableInspection, TypeChange } from "../table-inspection.ts";

const WHOLE: ReadonlySet<FieldKind> = new Set<FieldKind>(["boolean", "integer", "bigint"]);
const WHOLE_TYPE = /int|bool/i;
/** Types under which SQLite would turn text that looks like a number into one. */
const NUMERIC_TYPE = /int|real|floa|doub|num|dec|bool/i;

const COLUMNS = `select name, type, "notnull" = 0 and pk = 0, dflt_value is not null or (pk = 1 and lower(type) = 'integer'),
  0 as declared, hidden in (2, 3) as computed, exists (select 1 from sqlite_master where type = 'view' and name = ?) as viewed
from pragma_table_xinfo(?) where hidden <> 1 order by cid`;

const UNIQUE_COLUMNS = `select 'pk' as key_name, name, pk as place from pragma_table_info(?) where pk > 0
union all
select l.name, i.name, i.seqno from pragma_index_list(?) as l join pragma_index_info(l.name) as i
where l."unique" = 1 and l.partial = 0 and l.origin <> 'pk'
order by 1, 3`;

/** The target's column is missing where it is the primary key, and nothing else was said. */
const FOREIGN_KEYS = `select id, "from", "table", "to" from pragma_foreign_key_list(?) order by id, seq`;

/** Conditions stand in the statement that made the table. */
const CHECKS = "select null, sql from sqlite_master where type = 'table' and name = ?";

export const sqliteInspection: TableInspection = Object.freeze({
  columns: (path: readonly string[]) => ({ text: COLUMNS, values: [tableOf(path), tableOf(path)] }),
  uniqueColumns: (path: readonly string[]) => {
    const table = tableOf(path);
    return { text: UNIQUE_COLUMNS, values: [table, table] };
  },
  foreignKeys: (path: readonly string[]) => ({ text: FOREIGN_KEYS, values: [tableOf(path)] }),
  textColumns: null,
  holds: (kind: FieldKind, type: string) => WHOLE_TYPE.test(type) === WHOLE.has(kind) && isKept(kind, type),
  checks: (path: readonly string[]) => ({ text: CHECKS, values: [tableOf(path)] }),
  allowNull: null,
  changeCheck: null,
  // SQLite changes no column: it takes a new one, or a new table.
  changeType: ({ table, column, definition }: TypeChange) =>
    `alter table ${table} drop column ${column}; alter table ${table} add column ${definition}`,
  isAlreadyThere: () => false,
  schemaInUse: null,
  lock: null,
  isolation: null,
});

function isKept(kind: FieldKind, type: string): boolean {
  return WHOLE.has(kind) || kind === "datetime" || kind === "decimal" || !NUMERIC_TYPE.test(type);
}

function tableOf(path: readonly string[]): string {
  return path.join(".");
}
