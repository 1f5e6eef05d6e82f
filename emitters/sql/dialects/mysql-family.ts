import type { Field } from "../../../ir/catalog.ts";
import type { FieldKind } from "../../../ir/field-kind.ts";
import type { Slot } from "../../../ir/slot.ts";
import type {
  ArithmeticOperator,
  Dialect,
  JoinedWrite,
  JsonFacts,
  ListField,
  RowColumn,
  RowSource,
  TableFacts,
} from "../dialect.ts";
import { encoders } from "../encoder-of.ts";
import { bound, type Fragment, generatedName, list, position, rowValue, sql, word } from "../fragment.ts";
import { plainArithmetic } from "../plain-arithmetic.ts";
import type { SqlCodec, StoredColumn } from "../sql-codec.ts";
import { isText, unknownStorage } from "../text-storage.ts";
import { KEY_TEXT_MAX } from "./mysql-key-text.ts";
import { asStored, bytesOf, type MysqlTextCodec } from "./mysql-text.ts";

/** What tells the databases of this family apart. */
export interface MysqlFacts {
  readonly name: string;
  /** The collation that compares by code point and does not pad; of text and of our tables. */
  readonly collation: string;
  readonly text: MysqlTextCodec;
  readonly codecs: Readonly<Record<FieldKind, SqlCodec>>;
  readonly json: JsonFacts;
  readonly table: TableFacts;
}

/** The type as which a JSON text gives back a cell. */
function itemTypes(collation: Fragment): Readonly<Record<FieldKind, Fragment>> {
  const text = sql`longtext character set utf8mb4 collate ${collation}`;
  return {
    string: text,
    enum: text,
    boolean: sql`int`,
    integer: sql`int`,
    bigint: sql`bigint`,
    decimal: sql`decimal(65, 30)`,
    datetime: sql`datetime(3)`,
    // As the text of the JSON, which the column then parses.
    json: text,
  };
}

/** Longer text would fill the memory of a sub-select's table. */
const ITEM_TEXT_MAX = 4_000;

/** `*`: all items of the list; a number: that item of the row. */
function jsonTable(json: Fragment, columns: readonly Fragment[], alias = T0): Fragment {
  return sql`json_table(${json}, '$[*]' columns (${list(columns)})) as ${alias}`;
}

const T0 = generatedName("t", 0);

export function mysqlFamily(facts: MysqlFacts): Dialect {
  const collation = word(facts.collation);
  const types = itemTypes(collation);

  /** A longer text than the column can hold is cut, but not to one that it can hold. */
  function itemType(field: ListField): Fragment {
    if (!isText(field.kind)) return types[field.kind];
    const length = field.storage?.length ?? (field.isKey() ? KEY_TEXT_MAX : Number.POSITIVE_INFINITY);
    if (length > ITEM_TEXT_MAX) return types[field.kind];
    return sql`varchar(${position(length + 1)}) character set utf8mb4 collate ${collation}`;
  }

  /** One JSON parameter, whatever the list's length: the server keeps a prepared statement for each text. */
  function inList(field: ListField, column: Fragment, slot: Slot, negated: boolean): Fragment {
    const items = bound(slot, { kind: "list", type: field.kind });
    const columns = [sql`c0 ${itemType(field)} path '$'`];
    if (field.kind === "json") return amongJson(column, items, columns, field.nextAlias(), negated);
    const table = jsonTable(items, columns);
    const { storage } = field;
    const exact = isText(field.kind) ? facts.text.exact({ column, storage }) : column;
    const select = sql`select t0.c0 from ${table}`;
    if (negated) return noneOf(items, exact, select);
    const among = sql`${exact} in (${select})`;
    if (exact === column || storage === null) return among;
    return sql`(${column} in (select ${asStored(sql`t0.c0`, storage)} from ${table}) and ${among})`;
  }

  /**
   * Null apart: MariaDB answers `null in (select …)` once for a prepared statement, and gives that answer
   * again when the statement runs with another list.
   */
  function noneOf(items: Fragment, column: Fragment, select: Fragment): Fragment {
    const ofNull = sql`case when json_length(${items}) = 0 then 1 end`;
    return sql`case when ${column} is null then ${ofNull} else ${column} not in (${select}) end`;
  }

  /**
   * JSON equality is no operator of `in`; the greatest answer says whether one of them was true. The column is
   * named beside the items, so that these need a name which its row has not.
   */
  function amongJson(
    column: Fragment,
    items: Fragment,
    columns: readonly Fragment[],
    alias: Fragment,
    negated: boolean,
  ): Fragment {
    const { bind, compare } = facts.codecs.json;
    const isEqual = compare("eq", column, bind(sql`${alias}.c0`), null);
    const table = jsonTable(items, columns, alias);
    const found = sql`select case when count(*) = 0 then 0 else max(${isEqual}) end from ${table}`;
    return negated ? sql`not (${found})` : sql`(${found}) = 1`;
  }

  function rowSource(_table: Fragment, targets: readonly RowColumn[], slot: Slot): RowSource {
    const kinds = targets.map((target) => target.kind);
    const rows = bound(slot, { kind: "rows", types: kinds });
    const place = generatedName("c", kinds.length);
    const columns = kinds.map(
      (kind, at) => sql`${generatedName("c", at)} ${types[kind]} path '$[${position(at)}]'`,
    );
    return {
      cells: kinds.map((_, at) => sql`t0.${generatedName("c", at)}`),
      from: sql`from ${jsonTable(rows, [...columns, sql`${place} for ordinality`])}`,
      order: sql` order by t0.${place}`,
    };
  }

  function isPlain(kind: FieldKind, column: StoredColumn): boolean {
    return !isText(kind) || facts.text.exact(column) === column.column;
  }

  return Object.freeze({
    name: facts.name,
    mark: "`",
    placeholder: () => "?",
    limits: Object.freeze({ parameters: 65_535, functionArguments: 1_000, identifierBytes: 64 }),
    codecs: facts.codecs,
    storageOf: unknownStorage,
    encoderOf: encoders(facts.codecs, "json"),
    query: Object.freeze({
      subselect: null,
      packedValue: null,
      // A limit takes a bare placeholder only.
      bindCount: (placeholder: Fragment) => placeholder,
      nullOrder: null,
      unlimited: sql`18446744073709551615`,
      inList,
      keyProbe: null,
      textMatch: {
        contains: (column: Fragment, value: Fragment) =>
          sql`instr(${bytesOf(column)}, ${bytesOf(value)}) > 0`,
        startsWith: (column: Fragment, value: Fragment) =>
          sql`left(${bytesOf(column)}, length(${bytesOf(value)})) = ${bytesOf(value)}`,
        endsWith: (column: Fragment, value: Fragment) =>
          sql`right(${bytesOf(column)}, length(${bytesOf(value)})) = ${bytesOf(value)}`,
      },
      amongKeys: (kind: FieldKind, to: StoredColumn, other: StoredColumn, select: Fragment) =>
        isPlain(kind, to) && isPlain(kind, other) ? sql`${to.column} in (${select})` : null,
      // Neither a limit beside `in` nor the written table in a sub-select is allowed, but for one in between.
      amongLimited: (key: readonly RowColumn[], select: Fragment) =>
        sql`${rowValue(key.map(({ name }) => name))} in (select * from (${select}) as t0)`,
    }),
    json: facts.json,
    write: Object.freeze({
      defaultRow: sql`() values ()`,
      clearsRows: false,
      lockRows: sql` for update`,
      arithmetic,
      rowSource,
      defaultRows: (numbered: Fragment, slot: Slot) => {
        const rows = bound(slot, { kind: "rows", types: [] });
        return sql`(${numbered}) select null from ${jsonTable(rows, [sql`c0 int path '$[0]'`])}`;
      },
      joined: JOINED,
      conflict: Object.freeze({ kind: "byAnyKey", refused: REFUSED }),
    }),
    table: facts.table,
  });
}

/**
 * In its form for one table a write runs the sub-select of its condition once for each row of that table: MariaDB
 * always, MySQL before 8.0.21. In the form for several the rows are found as a read would.
 */
const JOINED: JoinedWrite = Object.freeze({
  update: (table: Fragment, alias: Fragment, assignments: Fragment) =>
    sql`update ${table}, (select 1 as c0) as ${alias} set ${assignments}`,
  delete: (table: Fragment) => sql`delete from ${table} using ${table}`,
});

/** Out of range in every mode of the server. */
const REFUSED = sql`~0 + 1`;

/**
 * Integers divide to integers by an operator of their own. A product of decimals keeps 30 places and drops
 * the others with no more than a note, so that one with more raises "out of range" instead.
 */
function arithmetic(op: ArithmeticOperator, field: Field, column: Fragment, value: Fragment): Fragment {
  if (field.kind !== "decimal") {
    return op === "divide" ? sql`${column} div ${value}` : plainArithmetic(op, field, column, value);
  }
  const result = plainArithmetic(op, field, column, value);
  if (op !== "multiply") return result;
  const places = sql`${decimalPlaces(column)} + ${decimalPlaces(value)}`;
  return sql`case when ${places} > 30 then ${REFUSED} else ${result} end`;
}

function decimalPlaces(number: Fragment): Fragment {
  return sql`char_length(trim(trailing '0' from substring_index(cast(${number} as char), '.', -1)))`;
}
