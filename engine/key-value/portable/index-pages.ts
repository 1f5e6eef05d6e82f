import { cellsOfPart } from "../../../emitters/key-value/cells-of-part.ts";
import type { PortableKeys } from "../../../emitters/key-value/portable-keys.ts";
import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import { compareCells } from "../../../ir/compare-cells.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import type { IndexPage } from "../read-request.ts";
import type { StoredRecord } from "../stored-record.ts";

/** What one combination of tuples leads to: keys of records, and which records are of it after all. */
export interface IndexList {
  readonly names: readonly string[];
  readonly holds: (record: StoredRecord) => boolean;
}

/** The records under the keys, `null` where there is none. */
export type ReadNames = (names: readonly string[]) => Promise<readonly (StoredRecord | null)[]>;

/** How many times what is needed is read, one after the other, where what was read is not enough. */
const TIMES: readonly number[] = [1, 10, Number.POSITIVE_INFINITY];

/** The most reads that wait for one another. */
export const READS_OF_A_PAGE = TIMES.length;

/**
 * Reads of each list the first records by primary key, in three rounds at most: as many as are needed, where those
 * were not enough many more, and then all. Keys that are digests say nothing of the order, so they are read at once.
 */
export async function readPages(
  lists: readonly IndexList[],
  page: IndexPage,
  layout: RecordLayout,
  keys: PortableKeys,
  read: ReadNames,
): Promise<readonly StoredRecord[]> {
  const found = new Map<string, StoredRecord | null>();
  const ordered = lists.map((list) => ({ ...list, ...inOrder(list.names, page, layout, keys) }));
  for (const times of TIMES) {
    const wanted = ordered.flatMap(({ first, rest, holds }) => {
      const isEnough = countOf(rest, found, holds, page) >= page.most;
      return [...first, ...(isEnough ? [] : rest.slice(0, times * page.most))];
    });
    const missing = [...new Set(wanted)].filter((name) => !found.has(name));
    if (missing.length === 0) continue;
    const records = await read(missing);
    for (const [at, name] of missing.entries()) found.set(name, records[at] ?? null);
  }
  return [...found.values()].filter((record) => record !== null);
}

function countOf(
  names: readonly string[],
  found: ReadonlyMap<string, StoredRecord | null>,
  holds: IndexList["holds"],
  { meets }: IndexPage,
): number {
  let count = 0;
  for (const name of names) {
    const record = found.get(name) ?? null;
    if (record !== null && holds(record) && (meets === null || meets(record.row))) count++;
  }
  return count;
}

/** The keys that tell where their record stands, in its order, and before them those that do not. */
function inOrder(
  names: readonly string[],
  { reversed }: IndexPage,
  layout: RecordLayout,
  keys: PortableKeys,
): { readonly first: readonly string[]; readonly rest: readonly string[] } {
  const first: string[] = [];
  const told: { readonly name: string; readonly cells: readonly Cell[] }[] = [];
  for (const name of names) {
    const part = keys.partOfRecord(name);
    const cells = part === null ? null : cellsOfPart(layout, part);
    if (cells === null) first.push(name);
    else told.push({ name, cells });
  }
  const kinds = layout.primary.positions.map((position) => layout.fields[position]?.kind ?? "string");
  const compare = (a: readonly Cell[], b: readonly Cell[]): number => {
    for (const [at, kind] of kinds.entries()) {
      const order = compareCells(kind, a[at] ?? null, b[at] ?? null);
      if (order !== 0) return reversed ? -order : order;
    }
    return 0;
  };
  return { first, rest: told.sort((a, b) => compare(a.cells, b.cells)).map(({ name }) => name) };
}
