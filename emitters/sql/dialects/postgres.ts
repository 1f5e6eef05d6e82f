import type { FieldKind } from "../../../ir/field-kind.ts";
import type { Slot } from "../../../ir/slot.ts";
import { chunks } from "../chunks.ts";
import type { Dialect, KeyProbe, ListField, ProbePlace, RowColumn, RowSource } from "../dialect.ts";
import { encoders } from "../encoder-of.ts";
import { bound, type Fragment, generatedName, joined, list, nothing, rowValue, sql } from "../fragment.ts";
import { plainArithmetic } from "../plain-arithmetic.ts";
import { unchanged } from "../plain-codec.ts";
import type { StoredColumn } from "../sql-codec.ts";
import { unknownStorage } from "../text-storage.ts";
import { postgresCodecs } from "./postgres-codecs.ts";
import { postgresTables } from "./postgres-tables.ts";

/** The other kinds are not cast: like a single value, a list takes the type of the column that it is for. */
const ARRAY_CASTS: Readonly<Partial<Record<FieldKind, Fragment>>> = {
  boolean: sql`::int4[]::boolean[]`,
  integer: sql`::int4[]`,
  bigint: sql`::int8[]`,
  decimal: sql`::numeric[]`,
  json: sql`::text[]::jsonb[]`,
};

/** One array parameter, whatever its length, so that the statement stays the same. */
function inList({ kind: type }: ListField, column: Fragment, slot: Slot, negated: boolean): Fragment {
  const placeholder = bound(slot, { kind: "list", type });
  const array = sql`${placeholder}${ARRAY_CASTS[type] ?? nothing}`;
  const left = type === "json" ? sql`${column}::jsonb` : column;
  return negated ? sql`${left} <> all(${array})` : sql`${left} = any(${array})`;
}

function keyProbe(type: FieldKind, { column, table, list: name }: ProbePlace, slot: Slot): KeyProbe {
  const cells = typedArray(bound(slot, { kind: "list", type }), type, column, table);
  const key = generatedName("c", 0);
  return { from: sql`unnest(${cells}) as ${name}(${key})`, key: sql`${name}.${key}` };
}

/** The array of a placeholder with the type of the column that it is for. */
function typedArray(placeholder: Fragment, type: FieldKind, column: Fragment, table: Fragment): Fragment {
  const cast = ARRAY_CASTS[type];
  return cast ? sql`${placeholder}${cast}` : sql`coalesce(${placeholder}, ${noneOf(column, table)})`;
}

/** One array parameter a column. */
function rowSource(table: Fragment, columns: readonly RowColumn[], slot: Slot): RowSource {
  const row = generatedName("t", 0);
  const names = columns.map((_, at) => generatedName("c", at));
  const arrays = columns.map(({ kind: type, name }, at) =>
    typedArray(bound(slot, { kind: "column", type, position: at }), type, name, table),
  );
  const place = generatedName("c", columns.length);
  const source = sql`unnest(${list(arrays)}) with ordinality as ${row}(${list([...names, place])})`;
  return {
    cells: names.map((name) => sql`${row}.${name}`),
    from: sql`from ${source}`,
    order: sql` order by ${row}.${place}`,
  };
}

/**
 * No cells of the column, from which the placeholder beside it takes its type. Not by the table's own type,
 * `null::table`: a table may have the name of another type, such as `point`, which is then found first.
 */
function noneOf(column: Fragment, table: Fragment): Fragment {
  return sql`(select array_agg(${column}) from ${table} where false)`;
}

const FUNCTION_ARGUMENTS_MAX = 100;

/** A longer row is joined from several arrays, which only `jsonb` can do. */
function jsonArray(items: readonly Fragment[]): Fragment {
  if (items.length <= FUNCTION_ARGUMENTS_MAX) return sql`json_build_array(${list(items)})`;
  const arrays = chunks(items, FUNCTION_ARGUMENTS_MAX).map((chunk) => sql`jsonb_build_array(${list(chunk)})`);
  return sql`(${joined(arrays, sql` || `)})::json`;
}

export const postgres: Dialect = Object.freeze({
  name: "postgres",
  mark: '"',
  placeholder: (position: number) => `$${position}`,
  limits: Object.freeze({
    parameters: 65_535,
    functionArguments: FUNCTION_ARGUMENTS_MAX,
    identifierBytes: 63,
  }),
  codecs: postgresCodecs,
  storageOf: unknownStorage,
  encoderOf: encoders(postgresCodecs, "array"),
  query: Object.freeze({
    subselect: null,
    packedValue: null,
    bindCount: (placeholder: Fragment) => sql`${placeholder}::int8`,
    nullOrder: { asc: sql` nulls first`, desc: sql` nulls last` },
    unlimited: null,
    inList,
    keyProbe,
    textMatch: {
      contains: (column: Fragment, value: Fragment) => sql`strpos(${column}::text, ${value}) > 0`,
      startsWith: (column: Fragment, value: Fragment) => sql`starts_with(${column}::text, ${value})`,
      endsWith: (column: Fragment, value: Fragment) =>
        sql`right(${column}::text, length(${value}::text)) = ${value}`,
    },
    // An array is probed for through the index; a join may be hashed over the whole table.
    amongKeys: (_kind: FieldKind, { column }: StoredColumn, _other: StoredColumn, select: Fragment) =>
      sql`${column} = any(array(${select}))`,
    amongLimited: (key: readonly RowColumn[], select: Fragment) =>
      sql`${rowValue(key.map(({ name }) => name))} in (${select})`,
  }),
  json: Object.freeze({
    array: jsonArray,
    embed: (value: Fragment) => sql`(${value})`,
    column: unchanged,
    lists: {
      layout: "columns" as const,
      aggregate: (value: Fragment, order: Fragment | null) => sql`json_agg(${value}${order ?? nothing})`,
    },
  }),
  write: Object.freeze({
    defaultRow: sql`default values`,
    clearsRows: true,
    lockRows: sql` for update`,
    arithmetic: plainArithmetic,
    rowSource,
    defaultRows: (_numbered: Fragment, slot: Slot) =>
      sql`select from json_array_elements(${bound(slot, { kind: "rows", types: [] })}::json)`,
    joined: null,
    conflict: Object.freeze({
      kind: "byKey",
      alias: generatedName("t", 0),
      hidesPrimaryKey: false,
      folds: () => false,
    }),
  }),
  table: postgresTables,
});
