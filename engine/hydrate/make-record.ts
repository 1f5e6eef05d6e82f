import type { ReadValue } from "./read-cell.ts";

/** One entry of a record: its name, where it stands in the row, and how it is read. */
export interface Entry {
  readonly name: string;
  readonly position: number;
  readonly read: ReadValue;
}

export type MakeRecord = (row: readonly unknown[]) => Record<string, unknown>;

/**
 * Builds records from rows. An object literal with computed keys, written out for each small number of
 * entries, gives records of one hidden class without code generation, which workers forbid; it is three
 * times as fast as a loop of closures.
 */
export function makeRecord(entries: readonly Entry[]): MakeRecord {
  const [a, b, c, d, e, f, g, h] = entries;
  if (a === undefined) return () => ({});
  if (b === undefined) return (row) => ({ [a.name]: a.read(row[a.position]) });
  if (c === undefined) {
    return (row) => ({ [a.name]: a.read(row[a.position]), [b.name]: b.read(row[b.position]) });
  }
  if (d === undefined) {
    return (row) => ({
      [a.name]: a.read(row[a.position]),
      [b.name]: b.read(row[b.position]),
      [c.name]: c.read(row[c.position]),
    });
  }
  if (e === undefined) {
    return (row) => ({
      [a.name]: a.read(row[a.position]),
      [b.name]: b.read(row[b.position]),
      [c.name]: c.read(row[c.position]),
      [d.name]: d.read(row[d.position]),
    });
  }
  if (f === undefined) {
    return (row) => ({
      [a.name]: a.read(row[a.position]),
      [b.name]: b.read(row[b.position]),
      [c.name]: c.read(row[c.position]),
      [d.name]: d.read(row[d.position]),
      [e.name]: e.read(row[e.position]),
    });
  }
  if (g === undefined) {
    return (row) => ({
      [a.name]: a.read(row[a.position]),
      [b.name]: b.read(row[b.position]),
      [c.name]: c.read(row[c.position]),
      [d.name]: d.read(row[d.position]),
      [e.name]: e.read(row[e.position]),
      [f.name]: f.read(row[f.position]),
    });
  }
  if (h === undefined) {
    return (row) => ({
      [a.name]: a.read(row[a.position]),
      [b.name]: b.read(row[b.position]),
      [c.name]: c.read(row[c.position]),
      [d.name]: d.read(row[d.position]),
      [e.name]: e.read(row[e.position]),
      [f.name]: f.read(row[f.position]),
      [g.name]: g.read(row[g.position]),
    });
  }
  return makeLongRecord(entries);
}

function makeLongRecord(entries: readonly Entry[]): MakeRecord {
  const first = makeRecord(entries.slice(0, 7));
  const rest = entries.slice(7);
  return (row) => {
    const record = first(row);
    for (const entry of rest) record[entry.name] = entry.read(row[entry.position]);
    return record;
  };
}
