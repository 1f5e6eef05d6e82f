import type { Field } from "../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../ir/field-kind.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import type { ChangeOperator } from "../../ir/logical/update.ts";
import type { BindingForm } from "../../ir/physical/sql-statement.ts";
import type { TextMatchMode } from "../../ir/predicate/text-match.ts";
import type { Slot } from "../../ir/slot.ts";
import type { Fragment, QuoteMark } from "./fragment.ts";
import type { SqlCodec, SqlValue, StoredColumn } from "./sql-codec.ts";
import type { StorageOf, TextStorage } from "./text-storage.ts";

/** The facts by which one SQL dialect differs from the generic forms. */
export interface Dialect {
  readonly name: string;
  readonly mark: QuoteMark;
  readonly placeholder: (position: number) => string;
  readonly limits: SqlLimits;
  readonly codecs: Readonly<Record<FieldKind, SqlCodec>>;
  /** Asked where a statement compares text. What it cannot say makes a statement dearer, never wrong. */
  readonly storageOf: StorageOf;
  /** Prepared once for each binding of a statement; executors call the result for every run. */
  readonly encoderOf: (form: BindingForm) => SqlEncoder;
  readonly query: QueryFacts;
  readonly json: JsonFacts;
  readonly write: WriteFacts;
  readonly table: TableFacts;
}

/** The value in a slot as the value that the client binds. */
export type SqlEncoder = (value: unknown) => SqlValue;

export interface SqlLimits {
  /** Placeholders in one statement. */
  readonly parameters: number;
  /** Arguments of one function call. */
  readonly functionArguments: number;
  readonly identifierBytes: number;
}

export interface QueryFacts {
  /** How a sub-select hands a column on; `null` where it does so as the column is. */
  readonly subselect: SubselectFacts | null;
  /**
   * The value at that position, from 1, of the one parameter that a statement has instead of too many: a
   * JSON array. `null` where no statement has as many.
   */
  readonly packedValue: ((position: number) => string) | null;
  /** The placeholder of a `take` or `skip`, certain to be a whole number. */
  readonly bindCount: (placeholder: Fragment) => Fragment;
  /** What makes null the smallest value; `null` where it is so by itself. */
  readonly nullOrder: Readonly<Record<SortKey["direction"], Fragment>> | null;
  /** What stands for "all" where the dialect has no offset without a limit. */
  readonly unlimited: Fragment | null;
  /** The column is in the list, or is not where negated; unknown as {@link InList} says. */
  readonly inList: (field: ListField, column: Fragment, slot: Slot, negated: boolean) => Fragment;
  /** A list of keys as rows, to look each up beside it; `null` where the dialect does best with `inList`. */
  readonly keyProbe: ((kind: FieldKind, place: ProbePlace, slot: Slot) => KeyProbe) | null;
  readonly textMatch: Readonly<Record<TextMatchMode, (column: Fragment, value: Fragment) => Fragment>>;
  /**
   * The column has one of the values that the select of `other` yields; found by probing an index. `null` where
   * no operator compares two columns that are kept as these are.
   */
  readonly amongKeys: (
    kind: FieldKind,
    column: StoredColumn,
    other: StoredColumn,
    select: Fragment,
  ) => Fragment | null;
  /** The columns of the key equal those of a row of the limited select. */
  readonly amongLimited: (key: readonly RowColumn[], select: Fragment) => Fragment;
}

export interface SubselectFacts {
  readonly cell: (kind: FieldKind, column: Fragment) => Fragment;
  /** How text is kept that has gone through `cell`. */
  readonly storage: TextStorage;
}

/** The column that holds the keys, its table, and the name that the list is to have. */
export interface ProbePlace {
  readonly column: Fragment;
  readonly table: Fragment;
  readonly list: Fragment;
}

export interface KeyProbe {
  readonly from: Fragment;
  readonly key: Fragment;
}

export interface ListField {
  readonly kind: FieldKind;
  /** Makes a name for the list's rows that no other rows of the statement have. */
  readonly nextAlias: () => Fragment;
  /** Whether a key or an index holds the field; asked only where it matters. */
  readonly isKey: () => boolean;
  /** How the column keeps text. */
  readonly storage: TextStorage | null;
}

export interface JsonFacts {
  /** The items as one JSON array. */
  readonly array: (items: readonly Fragment[]) => Fragment;
  /** A select of one JSON value, or a column that holds one, as an item of an array. */
  readonly embed: (value: Fragment) => Fragment;
  /** A JSON value as a column of the answer. */
  readonly column: (value: Fragment) => Fragment;
  readonly lists: ListsOfRows | ListsOfColumns;
}

/** Related rows as a list of rows: `[["a", 1], ["b", 2]]`. */
export interface ListsOfRows {
  readonly layout: "rows";
  /**
   * A select of one value: the list of `row` for all rows of `from …`, `[]` for none, by ` order by …`
   * where one is given.
   */
  readonly list: (row: Fragment, from: Fragment, order: Fragment | null) => Fragment;
  /** A select of each value of `key` as `c0` and the list of its rows as `c1`. */
  readonly lists: (key: Fragment, row: Fragment, from: Fragment, order: Fragment | null) => Fragment;
}

/**
 * Related rows column by column: `[["a", "b"], [1, 2]]`, and no lists or nothing for no rows. Fewer arrays
 * are built in the database and read by the client. Only where a sub-select keeps its order in aggregates.
 */
export interface ListsOfColumns {
  readonly layout: "columns";
  /** The values of all rows, or of each group, as one JSON array, by ` order by …` where one is given. */
  readonly aggregate: (value: Fragment, order: Fragment | null) => Fragment;
}

export type ArithmeticOperator = Exclude<ChangeOperator, "set">;

export interface WriteFacts {
  /** What an insert says that gives no column a value. */
  readonly defaultRow: Fragment;
  /** A statement may delete rows of the table before it writes others, as a sub-select that it names. */
  readonly clearsRows: boolean;
  /** What a select says that locks the rows which the statement then writes. */
  readonly lockRows: Fragment;
  readonly arithmetic: (op: ArithmeticOperator, field: Field, column: Fragment, value: Fragment) => Fragment;
  /** The rows in the slot as rows of a select, in their order, to be inserted into the table's columns. */
  readonly rowSource: (table: Fragment, columns: readonly RowColumn[], slot: Slot) => RowSource;
  /**
   * What follows the table's name to insert as many rows as the slot holds, no column given a value.
   * `numbered` is the column that the database numbers.
   */
  readonly defaultRows: (numbered: Fragment, slot: Slot) => Fragment;
  /** How a write is told from which sub-select its rows are; `null` where its plain form finds them as a read does. */
  readonly joined: JoinedWrite | null;
  readonly conflict: ConflictFacts;
}

/** What stands before ` where …` of a write in its form for several tables, though it is about one. */
export interface JoinedWrite {
  /** `alias` names what is joined. Assignments name their table. */
  readonly update: (table: Fragment, alias: Fragment, assignments: Fragment) => Fragment;
  readonly delete: (table: Fragment) => Fragment;
}

/** How an insert says that a row which is there already is changed instead. */
export type ConflictFacts =
  | {
      /** On a conflict on the key that the statement names. */
      readonly kind: "byKey";
      /** What the statement calls the table; `null` for its own name. */
      readonly alias: Fragment | null;
      /** Does not find a primary key of one whole number among the other columns of a longer key. */
      readonly hidesPrimaryKey: boolean;
      /** Whether it may find a row by another value of that kind, where an index takes both for equal. */
      readonly folds: (kind: FieldKind) => boolean;
    }
  | {
      /** On a conflict on whichever key. */
      readonly kind: "byAnyKey";
      /** A number that raises an error instead. */
      readonly refused: Fragment;
    };

export interface RowColumn {
  readonly kind: FieldKind;
  readonly name: Fragment;
}

export interface RowSource {
  readonly cells: readonly Fragment[];
  /** What follows `select` and its list. */
  readonly from: Fragment;
  /** ` order by …`, so that the rows keep theirs. */
  readonly order: Fragment;
}

export interface TableFacts {
  /** Tables live in named schemas; otherwise the name of the schema becomes part of the table's name. */
  readonly namespaces: boolean;
  /** The target of a reference is looked for in the schema of its table, not in the one in use. */
  readonly referencesFromOwnSchema: boolean;
  /**
   * The type of a column. `keyLength` is the number of columns in the longest key or index that holds it,
   * 0 where none does.
   */
  readonly columnType: (field: Field, keyLength: number) => string;
  /** What follows the type of a column that the database numbers. */
  readonly increment: string;
  readonly incrementIsPrimaryKey: boolean;
  /** What the type of a column does not keep out, as a condition on the quoted name that null passes. */
  readonly check: (kind: FieldKind, column: string) => string | null;
  readonly literal: (kind: FieldKind, cell: NonNullable<Cell>) => string;
  /** The literal as what follows `default`. */
  readonly defaultLiteral: (kind: FieldKind, literal: string) => string;
  /** The moment of the statement, as a default. */
  readonly now: string;
  /** What follows the closing parenthesis of a `create table`. */
  readonly options: string;
  /** Indexes are part of the `create table`, as there is no `create index if not exists`. */
  readonly indexesInTable: boolean;
  /** Adds a foreign key to a table if it has none of that name; `null` where any order of tables will do. */
  readonly addForeignKey: ((table: string, name: string, clause: string) => string) | null;
  /** What has a foreign key checked at the commit; `null` where none can be. */
  readonly deferred: string | null;
}
