import type { Cell } from "../../ir/field-kind.ts";
import { parseJson } from "./parse-json.ts";
import type { RecordLayout } from "./record-layout.ts";
import { storedCell } from "./stored-cell.ts";

/** The cells of the primary key that a text names; `null` where it names none. */
export function cellsOfPart({ primary, fields }: RecordLayout, part: string): readonly Cell[] | null {
  const values = parseJson(`[${part}]`);
  if (!Array.isArray(values) || values.length !== primary.positions.length) return null;
  const cells: Cell[] = [];
  for (const [at, position] of primary.positions.entries()) {
    const field = fields[position];
    const cell = field && storedCell(field, values[at]);
    if (cell === undefined) return null;
    cells.push(cell);
  }
  return cells;
}
