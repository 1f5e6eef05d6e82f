import type { Column, NestColumn } from "../../ir/physical/column.ts";

/** A column, and where it stands in the row: its value, or the first cell of a row that is joined. */
export interface PlacedColumn {
  readonly column: Column;
  readonly position: number;
}

/** The places of the columns from the given position on; in canonical rows each is one value. */
export function placedColumns(
  columns: readonly Column[],
  isCanonical: boolean,
  start = 0,
): readonly PlacedColumn[] {
  let position = start;
  return columns.map((column) => {
    const placed = { column, position };
    position += isCanonical ? 1 : widthOf(column);
    return placed;
  });
}

/** The columns of a joined row, and the cell whose null says that there is none. */
export interface JoinedPlaces {
  readonly columns: readonly PlacedColumn[];
  readonly presence: number;
}

/** Where the cells of a joined row stand in the row of a statement; null where the related rows are one value. */
export function joinedPlaces({ columns, presentBy }: NestColumn, position: number): JoinedPlaces | null {
  if (presentBy === null) return null;
  const places = placedColumns(columns, false, position);
  const key = places.find(({ column }) => column.name === presentBy);
  if (key === undefined) throw new TypeError(`no column "${presentBy}" in the joined row`);
  return { columns: places, presence: key.position };
}

function widthOf(column: Column): number {
  if (column.kind === "cell" || column.presentBy === null) return 1;
  return column.columns.reduce((width, inner) => width + widthOf(inner), 0);
}
