import type { RowCount } from "../../ir/logical/limit.ts";
import type { Values } from "./bound-values.ts";

export function rowCount(count: RowCount, values: Values): number {
  if (count.kind === "literal") return count.value;
  const value = values[count.slot];
  if (typeof value !== "number") throw new TypeError(`slot ${count.slot} holds no number of rows`);
  return value;
}
