import type { Column } from "../../ir/physical/column.ts";
import { columnAt } from "./canonical-row.ts";

type Row = readonly unknown[];

/** Where the parents of fetched rows stand in the rows of the input: these themselves, or joined ones in them. */
export interface Place {
  /** The position of each relation that leads there, in the row of the one before. */
  readonly way: readonly number[];
  /** Those of the parents. */
  readonly columns: readonly Column[];
}

export function placeOf(columns: readonly Column[], at: readonly string[]): Place {
  let inner = columns;
  const way = at.map((name) => {
    const position = columnAt(inner, name);
    const column = inner[position];
    inner = column?.kind === "nest" ? column.columns : [];
    return position;
  });
  return { way, columns: inner };
}

/** The parents, one a row: an empty row where there is none, which has no key to fetch by. */
export function parentsAt(rows: readonly Row[], { way }: Place): readonly Row[] {
  return way.length === 0 ? rows : rows.map((row) => way.reduce(innerRow, row));
}

function innerRow(row: Row, position: number): Row {
  const inner = row[position];
  return Array.isArray(inner) ? inner : [];
}

/** The rows with what was fetched for each of them, place by place. */
export type Attach = (rows: readonly Row[], fetched: readonly (readonly unknown[])[]) => readonly Row[];

export function attachAt(places: readonly Place[]): Attach {
  if (places.every(({ way }) => way.length === 0)) {
    return (rows, fetched) => rows.map((row, at) => [...row, ...fetched.map((values) => values[at])]);
  }
  return (rows, fetched) =>
    rows.map((row, at) =>
      places.reduce((whole, { way }, nest) => appended(whole, way, fetched[nest]?.[at]), row),
    );
}

/** The row with one more value, at the end of the row that the positions lead to, if there is one. */
function appended(row: Row, [first, ...rest]: readonly number[], value: unknown): Row {
  if (first === undefined) return [...row, value];
  const inner = row[first];
  return Array.isArray(inner) ? row.with(first, appended(inner, rest, value)) : row;
}
