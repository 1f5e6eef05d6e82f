import type { SqlSession } from "./sql-session.ts";
import type { InspectionQuery, TableInspection } from "./table-inspection.ts";

/** A table as the database has it. */
export interface StoredTable {
  readonly columns: readonly StoredColumn[];
  /** The columns of each unique key. */
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly checks: readonly StoredCheck[];
  /** Of one column each. */
  readonly references: readonly StoredReference[];
  /** The name belongs to a view. */
  readonly isView: boolean;
}

export interface StoredReference {
  /** Of the foreign key. */
  readonly name: string;
  readonly column: string;
  readonly table: string;
  /** `null` where it is the target's primary key. */
  readonly target: string | null;
}

export interface StoredCheck {
  /** `null` where the text tells it. */
  readonly name: string | null;
  readonly text: string;
}

export interface StoredColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Gets a value where an insert gives none. */
  readonly filled: boolean;
  /** Of a type that the application declared with its values. */
  readonly enumerated: boolean;
  /** From other columns, by the database. */
  readonly computed: boolean;
}

/** `null` where there is no such table. */
export async function readStoredTable(
  session: SqlSession,
  inspection: TableInspection,
  path: readonly string[],
): Promise<StoredTable | null> {
  const found = await rowsOf(session, inspection.columns(path));
  const columns = found.map(
    ([name, type, nullable, filled, enumerated, computed]): StoredColumn => ({
      name: String(name),
      type: String(type),
      nullable: isSet(nullable),
      filled: isSet(filled),
      enumerated: isSet(enumerated),
      computed: isSet(computed),
    }),
  );
  if (columns.length === 0) return null;
  const checks = (await rowsOf(session, inspection.checks(path))).map(
    ([name, text]): StoredCheck => ({ name: name === null ? null : String(name), text: String(text) }),
  );
  const uniqueKeys = grouped(await rowsOf(session, inspection.uniqueColumns(path)));
  const references = referencesIn(await rowsOf(session, inspection.foreignKeys(path)));
  const isView = found.some((row) => isSet(row[6]));
  return { columns, uniqueKeys, checks, references, isView };
}

export async function hasRows(session: SqlSession, table: string): Promise<boolean> {
  const rows = await rowsOf(session, { text: `select 1 from ${table} limit 1`, values: [] });
  return rows.length > 0;
}

export async function rowsOf(
  session: SqlSession,
  { text, values }: InspectionQuery,
): Promise<readonly (readonly unknown[])[]> {
  const { rows } = await session.run({ text, name: null, answer: "rows" }, values, () => {});
  return rows;
}

function grouped(rows: readonly (readonly unknown[])[]): readonly (readonly string[])[] {
  const keys = new Map<string, string[]>();
  for (const [key, column] of rows) {
    const name = String(key);
    keys.set(name, [...(keys.get(name) ?? []), String(column)]);
  }
  return [...keys.values()];
}

function referencesIn(rows: readonly (readonly unknown[])[]): readonly StoredReference[] {
  const isAlone = (name: unknown) => rows.filter(([other]) => String(other) === String(name)).length === 1;
  return rows
    .filter(([name]) => isAlone(name))
    .map(([name, column, table, target]) => ({
      name: String(name),
      column: String(column),
      table: String(table),
      target: target === null ? null : String(target),
    }));
}

/** Clients return 0 and 1 as numbers, text or booleans. */
function isSet(raw: unknown): boolean {
  return raw === true || Number(raw) === 1;
}
