import type { RecordLayout, Row } from "../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { outOfRange } from "./violation.ts";

/** The row with the numbers that the store assigned to the given positions. */
export function numberedRow(
  layout: RecordLayout,
  row: Row,
  positions: readonly number[],
  numbers: readonly bigint[],
  backend: string,
): Row {
  if (positions.length === 0) return row;
  const cells: Cell[] = row.slice();
  for (let at = 0; at < positions.length; at++) {
    const position = positions[at] ?? -1;
    const number = numbers[at] ?? 0n;
    const field = layout.fields[position];
    if (field?.kind === "bigint") cells[position] = number;
    else if (number <= 2147483647n) cells[position] = Number(number);
    else throw outOfRange(backend, layout.model.name, field?.name ?? "");
  }
  return cells;
}
