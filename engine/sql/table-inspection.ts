import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { FieldKind } from "../../ir/field-kind.ts";

/** How one kind of database tells what tables it has, and what setting them up needs. */
export interface TableInspection {
  /** Rows of name, type, whether it may be null, whether it fills itself; none where there is no such table. */
  readonly columns: (path: readonly string[]) => InspectionQuery;
  /** Rows of the name of a unique key, the primary one included, and a column of it, in the key's order. */
  readonly uniqueColumns: (path: readonly string[]) => InspectionQuery;
  /** Whether a column of that type keeps cells of the kind exactly. */
  readonly holds: (kind: FieldKind, type: string) => boolean;
  /** Data definition is part of a transaction, and undone with it. */
  readonly transactional: boolean;
  /** Keeps two programs from setting up at once. */
  readonly lock: string | null;
  readonly unlock: string | null;
}

export interface InspectionQuery {
  readonly text: string;
  readonly values: readonly SqlValue[];
}
