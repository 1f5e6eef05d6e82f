type Cells = readonly unknown[];

/** Related rows as they stand column by column; no columns where there are no rows. */
export function nestedColumns(raw: unknown): readonly Cells[] {
  if (!Array.isArray(raw)) throw new TypeError("related rows are no list");
  const [first] = raw;
  if (first === undefined || first === null) return [];
  if (!Array.isArray(first)) throw new TypeError("a column of related rows is no list");
  return raw;
}

/** The column at the position, which must be as long as the others. */
export function nestedColumn(columns: readonly Cells[], position: number, length: number): Cells {
  const column = columns[position];
  if (Array.isArray(column) && column.length === length) return column;
  throw new TypeError("a column of related rows is not as long as the others");
}

/** The same rows one by one. */
export function rowsOfColumns(raw: unknown): readonly Cells[] {
  const columns = nestedColumns(raw);
  const length = columns[0]?.length ?? 0;
  const cells = columns.map((_, position) => nestedColumn(columns, position, length));
  return Array.from({ length }, (_, at) => cells.map((column) => column[at]));
}
