import type { Field } from "../../../ir/catalog.ts";
import type { FieldKind } from "../../../ir/field-kind.ts";
import type { Slot } from "../../../ir/slot.ts";
import { chunks } from "../chunks.ts";
import type { ArithmeticOperator, Dialect, JsonFacts, ListField, RowColumn, RowSource } from "../dialect.ts";
import { encoders } from "../encoder-of.ts";
import { bound, type Fragment, list, nothing, position, rowValue, sql } from "../fragment.ts";
import { plainArithmetic } from "../plain-arithmetic.ts";
import { unchanged } from "../plain-codec.ts";
import type { StoredColumn } from "../sql-codec.ts";
import { unknownStorage } from "../text-storage.ts";
import { sqliteCodecs } from "./sqlite-codecs.ts";
import { sqliteTables } from "./sqlite-tables.ts";
import { BY_CODE_POINT, compared, isFolded } from "./sqlite-text.ts";

const INTEGERS: ReadonlySet<FieldKind> = new Set<FieldKind>(["boolean", "integer", "bigint"]);

/** What stands in a JSON text for a cell, as the value that a column holds. */
function cellOf(type: FieldKind, json: Fragment): Fragment {
  return INTEGERS.has(type) ? sql`cast(${json} as integer)` : json;
}

/** One JSON parameter, whatever the list's length, so that the statement stays the same. */
function inList(
  { kind: type, storage }: ListField,
  column: Fragment,
  slot: Slot,
  negated: boolean,
): Fragment {
  const items = sql`json_each(${bound(slot, { kind: "list", type })}) as t0`;
  const select = sql`select ${cellOf(type, sql`t0.value`)} from ${items}`;
  const exact = compared(type, column, storage);
  return negated ? sql`${exact} not in (${select})` : sql`${exact} in (${select})`;
}

function rowSource(_table: Fragment, columns: readonly RowColumn[], slot: Slot): RowSource {
  const types = columns.map((column) => column.kind);
  const rows = bound(slot, { kind: "rows", types });
  return {
    cells: types.map((type, at) => cellOf(type, sql`t0.value ->> ${position(at)}`)),
    from: sql`from json_each(${rows}) as t0`,
    order: sql` order by t0.key`,
  };
}

const RANGES: Readonly<Partial<Record<FieldKind, Fragment>>> = {
  integer: sql`-2147483648 and 2147483647`,
  bigint: sql`-9223372036854775808 and 9223372036854775807`,
};
const OVERFLOW = sql`abs(-9223372036854775808)`;

/**
 * SQLite turns an integer that is too large into a REAL and keeps it. Here it raises "integer overflow",
 * as does a division by zero, which would leave null.
 */
function arithmetic(op: ArithmeticOperator, field: Field, column: Fragment, value: Fragment): Fragment {
  const result = plainArithmetic(op, field, column, value);
  const range = RANGES[field.kind];
  if (range === undefined) throw new TypeError(`SQLite has no exact arithmetic for ${field.kind}`);
  const isExact = sql`typeof(${result}) = typeof(1) and ${result} between ${range}`;
  return sql`case when ${column} is null then null when ${isExact} then ${result} else ${OVERFLOW} end`;
}

const FUNCTION_ARGUMENTS_MAX = 100;

/** A longer row is grown at its end, by pairs of a path and a value. */
export function jsonArrayOfAtMost(arguments_: number): JsonFacts["array"] {
  return (items) => {
    const rest = chunks(items.slice(arguments_), (arguments_ - 2) / 2);
    return rest.reduce(
      (array, chunk) => sql`json_insert(${array}, ${list(chunk.map((item) => sql`'$[#]', ${item}`))})`,
      sql`json_array(${list(items.slice(0, arguments_))})`,
    );
  };
}

export const sqlite: Dialect = Object.freeze({
  name: "sqlite",
  mark: '"',
  placeholder: () => "?",
  limits: Object.freeze({
    parameters: 32_766,
    functionArguments: FUNCTION_ARGUMENTS_MAX,
    identifierBytes: 63,
  }),
  codecs: sqliteCodecs,
  storageOf: unknownStorage,
  encoderOf: encoders(sqliteCodecs, "json"),
  query: Object.freeze({
    subselect: {
      cell: (kind: FieldKind, column: Fragment) => compared(kind, column, null),
      storage: BY_CODE_POINT,
    },
    packedValue: null,
    bindCount: (placeholder: Fragment) => sql`cast(${placeholder} as integer)`,
    nullOrder: null,
    unlimited: sql`-1`,
    inList,
    keyProbe: null,
    textMatch: {
      contains: (column: Fragment, value: Fragment) => sql`instr(${column}, ${value}) > 0`,
      startsWith: (column: Fragment, value: Fragment) =>
        sql`substr(${column}, 1, length(${value})) = ${value}`,
      endsWith: (column: Fragment, value: Fragment) =>
        sql`substr(${column}, length(${column}) - length(${value}) + 1) = ${value}`,
    },
    amongKeys: (kind: FieldKind, { column, storage }: StoredColumn, _other: StoredColumn, select: Fragment) =>
      sql`${compared(kind, column, storage)} in (${select})`,
    // Rows that are equal as the key's index compares are one row, and no index serves a named column beside others.
    amongLimited: (key: readonly RowColumn[], select: Fragment) =>
      sql`${rowValue(key.map(({ name }) => name))} in (${select})`,
  }),
  json: Object.freeze({
    array: jsonArrayOfAtMost(FUNCTION_ARGUMENTS_MAX),
    // SQLite 3.54 forgets that the result of a sub-select is JSON, and would nest it as a string.
    embed: (value: Fragment) => sql`json((${value}))`,
    column: unchanged,
    lists: {
      layout: "columns" as const,
      aggregate: (value: Fragment, order: Fragment | null) =>
        sql`json_group_array(${value}${order ?? nothing})`,
    },
  }),
  write: Object.freeze({
    defaultRow: sql`default values`,
    clearsRows: false,
    lockRows: nothing,
    arithmetic,
    rowSource,
    defaultRows: (numbered: Fragment, slot: Slot) =>
      sql`(${numbered}) select null from json_each(${bound(slot, { kind: "rows", types: [] })})`,
    joined: null,
    // What is returned takes the table's own name only, and `excluded` is a table before it is the new row.
    conflict: Object.freeze({ kind: "byKey", alias: null, hidesPrimaryKey: true, folds: isFolded }),
  }),
  table: sqliteTables,
});
