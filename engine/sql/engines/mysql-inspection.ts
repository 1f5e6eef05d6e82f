import type { FieldKind } from "../../../ir/field-kind.ts";
import type { TableInspection, TypeChange } from "../table-inspection.ts";

/** Not `char`, which loses the spaces at its end. */
const TEXT: readonly string[] = ["varchar", "tinytext", "text", "mediumtext", "longtext"];

/** Types that a key can hold whole. */
const KEY_TEXT: readonly string[] = ["varchar", "enum"];

const TYPES: Readonly<Record<FieldKind, readonly string[]>> = {
  string: TEXT,
  enum: [...TEXT, "enum"],
  // Not `bit`, which clients read as bytes.
  boolean: ["tinyint"],
  integer: ["int", "bigint", "mediumint", "smallint"],
  bigint: ["bigint"],
  decimal: ["decimal"],
  datetime: ["datetime", "timestamp"],
  // MariaDB has no type of its own for JSON.
  json: ["json", "longtext"],
};

/** The names of a key and of a foreign key. */
const ALREADY_THERE: readonly number[] = [1061, 1826];

/** A type with fewer digits than a cell may have, and would be rounded to in silence, is another one here. */
const COLUMNS = `select column_name,
  case when datetime_precision < 3 then concat(data_type, '(', datetime_precision, ')')
    when data_type = 'decimal' and numeric_scale < 30 then concat('decimal(', numeric_precision, ',', numeric_scale, ')')
    else data_type end, cast(is_nullable = 'YES' as char),
  cast(column_default is not null or extra like '%auto_increment%' or extra like '%GENERATED%' as char), '0' as declared,
  cast(coalesce(generation_expression, '') <> '' as char),
  cast((select count(*) from information_schema.views where table_schema = coalesce(?, database()) and table_name = ?) as char)
from information_schema.columns where table_schema = coalesce(?, database()) and table_name = ?
order by ordinal_position`;

const UNIQUE_COLUMNS = `select index_name, column_name from information_schema.statistics
where table_schema = coalesce(?, database()) and table_name = ? and non_unique = 0 and column_name is not null
order by index_name, seq_in_index`;

const FOREIGN_KEYS = `select constraint_name, column_name, referenced_table_name, referenced_column_name
from information_schema.key_column_usage
where table_schema = coalesce(?, database()) and table_name = ? and referenced_table_name is not null
order by constraint_name, ordinal_position`;

/** MySQL does not say of which table; the names that we give tell it. */
const CHECKS = `select constraint_name, check_clause from information_schema.check_constraints
where constraint_schema = coalesce(?, database())`;

/** Such names count for the whole server, hold 64 characters and know no case. */
const LOCK = "concat('farm_push:', sha1(convert(? using utf8mb4)))";

export const mysqlInspection: TableInspection = Object.freeze({
  columns: (path: readonly string[]) => ({ text: COLUMNS, values: [...placeOf(path), ...placeOf(path)] }),
  uniqueColumns: (path: readonly string[]) => ({ text: UNIQUE_COLUMNS, values: placeOf(path) }),
  foreignKeys: (path: readonly string[]) => ({ text: FOREIGN_KEYS, values: placeOf(path) }),
  textColumns: (paths: readonly (readonly string[])[]) => ({
    text: paths.map((_, place) => textColumnsOf(place)).join(" union all "),
    values: paths.flatMap(placeOf),
  }),
  holds: (kind: FieldKind, type: string, wanted: string) => {
    const lower = type.toLowerCase();
    return TYPES[kind].includes(lower) && (!wanted.startsWith("varchar") || KEY_TEXT.includes(lower));
  },
  checks: (path: readonly string[]) => ({ text: CHECKS, values: placeOf(path).slice(0, 1) }),
  allowNull: ({ table, definition }: TypeChange) => `alter table ${table} modify column ${definition}`,
  changeCheck: (table: string, name: string, clause: string) =>
    `alter table ${table} drop constraint ${name}, add ${clause}`,
  changeType: ({ table, definition }: TypeChange) => `alter table ${table} modify column ${definition}`,
  isAlreadyThere: (code: string | number | undefined) => ALREADY_THERE.includes(Number(code)),
  schemaInUse: "select database() as c0",
  lock: Object.freeze({
    isBySchema: true,
    // As text, which a client reads as it is whatever an application has it do with numbers.
    take: (schema: string) => ({
      text: `select cast(get_lock(${LOCK}, 60) as char) as c0`,
      values: [schema],
    }),
    isGiven: (cell: unknown) => Number(cell) === 1,
    release: (schema: string) => ({ text: `do release_lock(${LOCK})`, values: [schema] }),
  }),
  isolation: null,
});

/** One table a select: the database opens no other then. */
function textColumnsOf(place: number): string {
  return `select '${place}' as c0, cast(column_name as char) as c1, cast(character_set_name as char) as c2,
  cast(collation_name as char) as c3, cast(data_type = 'enum' as char) as c4, cast(character_maximum_length as char) as c5
from information_schema.columns where table_schema = coalesce(?, database()) and table_name = ?`;
}

/** The schema, `null` for the one in use, and the table. */
function placeOf(path: readonly string[]): readonly (string | null)[] {
  const [first = null, second] = path;
  return second === undefined ? [null, first] : [first, second];
}
