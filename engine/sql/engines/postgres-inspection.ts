import { quoted } from "../../../emitters/sql/fragment.ts";
import type { FieldKind } from "../../../ir/field-kind.ts";
import type { TableInspection, TypeChange } from "../table-inspection.ts";

/**
 * Not `citext`, which is equal to text of other cases, nor `char(n)`, which fills text up with spaces, nor `name`,
 * which cuts it off.
 */
const TEXT: readonly string[] = ["text", "varchar"];

/** Internal type names, as `pg_type` has them. In a collation that is not deterministic other text is equal too. */
const TYPES: Readonly<Record<FieldKind, readonly string[]>> = {
  string: [...TEXT, "uuid"],
  enum: TEXT,
  boolean: ["bool"],
  integer: ["int4", "int8", "int2"],
  bigint: ["int8"],
  decimal: ["numeric"],
  datetime: ["timestamptz", "timestamp"],
  json: ["jsonb", "json"],
};

/** A type with fewer digits than a cell may have, and would be rounded to in silence, is another one here. */
const COLUMNS = `select a.attname::text,
  case when t.typname = 'numeric' and a.atttypmod >= 0 and (((a.atttypmod - 4) & 2047) # 1024) - 1024 < 30
    or t.typname like 'timestamp%' and a.atttypmod between 0 and 2
    then format_type(a.atttypid, a.atttypmod) else t.typname end
  || case when c.collisdeterministic then '' else coalesce(' collate ' || c.collname, '') end, (not a.attnotnull)::int4,
  (a.atthasdef or a.attidentity <> '' or a.attgenerated <> '')::int4, (t.typtype = 'e')::int4,
  (a.attgenerated <> '')::int4, (r.relkind in ('v', 'm'))::int4
from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_class r on r.oid = a.attrelid
left join pg_collation c on c.oid = a.attcollation
where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const UNIQUE_COLUMNS = `select i.indexrelid::text, a.attname::text
from pg_index i cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
where i.indrelid = to_regclass($1) and i.indisunique and i.indpred is null and i.indexprs is null
order by i.indexrelid, k.place`;

const FOREIGN_KEYS = `select c.conname::text, a.attname::text, t.relname::text, b.attname::text
from pg_constraint c cross join lateral unnest(c.conkey, c.confkey) with ordinality as k(own, other, place)
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other
join pg_class t on t.oid = c.confrelid
where c.conrelid = to_regclass($1) and c.contype = 'f' order by c.conname, k.place`;

const CHECKS = `select conname::text, pg_get_constraintdef(oid) from pg_constraint
where conrelid = to_regclass($1) and contype = 'c'`;

export const postgresInspection: TableInspection = Object.freeze({
  columns: (path: readonly string[]) => ({ text: COLUMNS, values: [regclass(path)] }),
  uniqueColumns: (path: readonly string[]) => ({ text: UNIQUE_COLUMNS, values: [regclass(path)] }),
  foreignKeys: (path: readonly string[]) => ({ text: FOREIGN_KEYS, values: [regclass(path)] }),
  textColumns: null,
  holds: (kind: FieldKind, type: string) => TYPES[kind].includes(type),
  changeType: ({ table, column, type }: TypeChange) =>
    `alter table ${table} alter column ${column} type ${type} using ${column}::${type}`,
  checks: (path: readonly string[]) => ({ text: CHECKS, values: [regclass(path)] }),
  allowNull: ({ table, column }: TypeChange) => `alter table ${table} alter column ${column} drop not null`,
  changeCheck: (table: string, name: string, clause: string) =>
    `alter table ${table} drop constraint ${name}, add ${clause}`,
  isAlreadyThere: () => false,
  schemaInUse: null,
  lock: Object.freeze({
    isBySchema: false,
    take: () => ({ text: "select pg_advisory_xact_lock(7020761026)", values: [] }),
    isGiven: null,
    release: null,
  }),
  isolation: "read committed",
});

function regclass(path: readonly string[]): string {
  return path.map((name) => quoted(name, '"')).join(".");
}
