import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { IsolationLevel } from "../../ir/capabilities.ts";
import type { FieldKind } from "../../ir/field-kind.ts";

/** How one kind of database tells what tables it has, and what setting them up needs. */
export interface TableInspection {
  /**
   * Rows of name, type, whether it may be null, whether it fills itself, whether it is of a type declared with its
   * values, whether it is computed from others, and whether it belongs to a view; none where there is no such table.
   */
  readonly columns: (path: readonly string[]) => InspectionQuery;
  /** Rows of the name of a unique key, the primary one included, and a column of it, in the key's order. */
  readonly uniqueColumns: (path: readonly string[]) => InspectionQuery;
  /** Rows of the name of a foreign key, a column of it, and the table and column that this one references. */
  readonly foreignKeys: (path: readonly string[]) => InspectionQuery;
  /**
   * Rows of the table's place among the paths, name, character set, collation, whether it is an enum and how
   * many characters it holds, for every column; `null` where comparing text depends on none of it.
   */
  readonly textColumns: ((paths: readonly (readonly string[])[]) => InspectionQuery) | null;
  /** Whether a column of that type keeps cells of the kind exactly; `wanted` is the type that we give it. */
  readonly holds: (kind: FieldKind, type: string, wanted: string) => boolean;
  /** Rows of the name of a condition, `null` where the text tells it, and a text that holds what it demands. */
  readonly checks: (path: readonly string[]) => InspectionQuery;
  /** What has the column take null; `null` where the table has to be made anew. */
  readonly allowNull: ((change: TypeChange) => string) | null;
  /** What puts another condition in the place of the one of that name; `null` where the table has to be made anew. */
  readonly changeCheck: ((table: string, name: string, clause: string) => string) | null;
  /** What somebody would run to change a column's type, who knows that its values allow it. */
  readonly changeType: (change: TypeChange) => string;
  /** The error of creating what is there already, where no statement can ask first. */
  readonly isAlreadyThere: (originalCode: string | number | undefined) => boolean;
  /** Asks for the name of the schema in use; `null` where no statement needs it. */
  readonly schemaInUse: string | null;
  /** Keeps two programs from setting up at once; `null` where a transaction does. */
  readonly lock: SetUpLock | null;
  /** Shows what the one before has set up, once the lock is given; `null` where any transaction does. */
  readonly isolation: IsolationLevel | null;
}

export interface SetUpLock {
  /** Each schema has a lock of its own; else the names of schemas say nothing. */
  readonly isBySchema: boolean;
  readonly take: (schema: string) => InspectionQuery;
  /** Whether the one cell of the answer says that the lock was given; `null` where it is, or the statement fails. */
  readonly isGiven: ((cell: unknown) => boolean) | null;
  /** `null` where the lock goes with the transaction. */
  readonly release: ((schema: string) => InspectionQuery) | null;
}

/** The names are quoted. */
export interface TypeChange {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The column's whole definition, its name included. */
  readonly definition: string;
}

export interface InspectionQuery {
  readonly text: string;
  readonly values: readonly SqlValue[];
}
