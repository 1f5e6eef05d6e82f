import type { Row } from "../../emitters/key-value/record-layout.ts";

/** The highest number of the rows at a position; 0 where none is above it. Nulls have none. */
export function highestNumber(rows: readonly Row[], position: number): bigint {
  let highest = 0n;
  for (const row of rows) {
    const cell = row[position];
    const number = typeof cell === "number" || typeof cell === "bigint" ? BigInt(cell) : 0n;
    if (number > highest) highest = number;
  }
  return highest;
}
