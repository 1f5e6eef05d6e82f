import type { Cell } from "../../ir/field-kind.ts";
import type { BatchFetch, Fetch, Via } from "../../ir/physical/batch-fetch.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import type { Answer } from "../driver.ts";
import { type Attach, attachAt, type Place, parentsAt, placeOf } from "./attach.ts";
import { canonicalRow, columnAt, rowOrder } from "./canonical-row.ts";
import { columnsOf } from "./columns-of.ts";
import { limited } from "./local-limit.ts";
import { andThen, type Operator, type Run } from "./operator.ts";

type Row = readonly unknown[];
type RowsByKey = ReadonlyMap<Cell, readonly Row[]>;

/** Prepares a physical child so that it yields canonical rows. */
export type PrepareChild = (node: Physical) => Operator;

type FoundRows = RowsByKey | Promise<RowsByKey>;
type Nests = readonly unknown[] | Promise<readonly unknown[]>;

/** One relation for all rows. */
interface PreparedFetch {
  /** Reads the related rows by the keys of the rows; null where there are none. */
  readonly read: (rows: readonly Row[], run: Run) => FoundRows | null;
  /** The same before there are rows; null where that is not possible. */
  readonly readKnown: ((run: Run) => FoundRows | null) | null;
  /** The value of the nest column, row by row. */
  readonly deal: (rows: readonly Row[], found: RowsByKey, run: Run) => readonly unknown[];
}

export function batchFetchOperator(node: BatchFetch, input: Operator, prepareChild: PrepareChild): Operator {
  const columns = columnsOf(node.input);
  const fetches = node.fetches.map((fetch) => prepareFetch(fetch, placeOf(columns, fetch.at), prepareChild));
  const attach = attachAt(node.fetches.map(({ at }) => placeOf(columns, at)));
  return {
    codec: null,
    run: (run) => {
      const found = input.run(run);
      if (!(found instanceof Promise)) return fetchAll(fetches, attach, found, [], run);
      const known = readKnown(fetches, run);
      return found.then(
        (answer) => fetchAll(fetches, attach, answer, known, run),
        (error) =>
          ended(known).then(() => {
            throw error;
          }),
      );
    },
  };
}

/**
 * What is read beside the input, which may turn out to be for nobody: its failure counts when its rows are dealt out.
 * A transaction sees one thing after the other.
 */
function readKnown(fetches: readonly PreparedFetch[], run: Run): readonly (FoundRows | null)[] {
  if (run.session.inTransaction) return [];
  if (fetches.every(({ readKnown }) => readKnown === null)) return [];
  return fetches.map(({ readKnown }) => {
    const found = readKnown === null ? null : begun(readKnown, run);
    if (found instanceof Promise) found.catch(() => {});
    return found;
  });
}

function fetchAll(
  fetches: readonly PreparedFetch[],
  attach: Attach,
  answer: Answer,
  known: readonly (FoundRows | null)[],
  run: Run,
): Answer | Promise<Answer> {
  const { rows } = answer;
  if (rows.length === 0) return known.length === 0 ? answer : ended(known).then(() => answer);
  const nests = fetches.map((fetch, at): Nests => {
    const found = known[at] ?? begun((of) => fetch.read(rows, of), run) ?? NOTHING_FOUND;
    return andThen(found, (byKey) => fetch.deal(rows, byKey, run));
  });
  const attached = (values: readonly (readonly unknown[])[]): Answer => ({
    rows: attach(answer.rows, values),
    count: answer.count,
  });
  return nests.some((nest) => nest instanceof Promise)
    ? settled(nests).then(attached)
    : attached(present(nests));
}

/** What a session refuses at once fails as what fails later: other fetches may be under way by then. */
function begun(read: (run: Run) => FoundRows | null, run: Run): FoundRows | null {
  try {
    return read(run);
  } catch (error) {
    return Promise.reject(error);
  }
}

function ended(known: readonly (FoundRows | null)[]): Promise<unknown> {
  return Promise.allSettled(known);
}

/** Waits for all fetches also when one fails, so that none is still under way after the call has ended. */
async function settled<T>(values: readonly (T | Promise<T>)[]): Promise<T[]> {
  const results = await Promise.allSettled(values);
  return results.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}

function present<T>(values: readonly (T | Promise<T>)[]): T[] {
  return values.flatMap((value) => (value instanceof Promise ? [] : [value]));
}

const NOTHING_FOUND: RowsByKey = new Map();

function prepareFetch(fetch: Fetch, place: Place, prepareChild: PrepareChild): PreparedFetch {
  if (fetch.child.kind === "noRows") {
    const none = fetch.nest.cardinality === "one" ? null : [];
    return { read: () => null, readKnown: null, deal: (rows) => rows.map(() => none) };
  }
  const from = columnAt(place.columns, fetch.from);
  // In the order in which they run, which is the order in which `$explain` lists what is sent.
  const via = fetch.via === null ? null : prepareVia(fetch.via, prepareChild);
  const child = prepareChild(fetch.child);
  const deal = dealer(fetch);
  const readBy = (keys: readonly Cell[], run: Run): FoundRows | null => {
    if (keys.length === 0) return null;
    return via === null ? readByKey(fetch, child, keys, run) : via(fetch, child, keys, run);
  };
  const { known } = fetch;
  return {
    read: (rows, run) => readBy(keySet(parentsAt(rows, place), from), run),
    readKnown: known === null ? null : (run) => readBy(keySet([[run.values[known]]], 0), run),
    deal: (rows, found, run) => deal(parentsAt(rows, place), from, found, run),
  };
}

/** The distinct non-null cells of a column. */
function keySet(rows: readonly Row[], at: number): readonly Cell[] {
  const keys = new Set<Cell>();
  for (const row of rows) {
    const key = canonicalRow(row)[at];
    if (key !== null && key !== undefined) keys.add(key);
  }
  return [...keys];
}

function readByKey(fetch: Fetch, child: Operator, keys: readonly Cell[], run: Run): FoundRows {
  run.values[fetch.keySlot] = keys;
  const to = columnAt(fetch.nest.columns, fetch.to);
  return andThen(child.run(run), (answer) => groupBy(answer.rows, to));
}

function groupBy(rows: readonly Row[], at: number): Map<Cell, Row[]> {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const key = canonicalRow(row)[at] ?? null;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

type RunVia = (fetch: Fetch, child: Operator, keys: readonly Cell[], run: Run) => FoundRows;

/** Reads the connecting rows, then the child by the cells they lead to; each pair counts once. */
function prepareVia(via: Via, prepareChild: PrepareChild): RunVia {
  const input = prepareChild(via.input);
  const columns = columnsOf(via.input);
  const from = columnAt(columns, via.from);
  const to = columnAt(columns, via.to);
  return (fetch, child, keys, run) => {
    run.values[via.keySlot] = keys;
    return andThen(input.run(run), (connecting) => {
      const targets = keySet(connecting.rows, to);
      if (targets.length === 0) return new Map();
      const parentsOf = connections(connecting.rows, from, to);
      run.values[fetch.keySlot] = targets;
      const at = columnAt(fetch.nest.columns, fetch.to);
      return andThen(child.run(run), (answer) => spread(answer.rows, at, parentsOf));
    });
  };
}

/** The parents' cells by the target's cell. */
function connections(rows: readonly Row[], from: number, to: number): ReadonlyMap<Cell, ReadonlySet<Cell>> {
  const parents = new Map<Cell, Set<Cell>>();
  for (const row of rows) {
    const cells = canonicalRow(row);
    const source = cells[from];
    const target = cells[to];
    if (source === null || source === undefined || target === null || target === undefined) continue;
    const known = parents.get(target);
    if (known === undefined) parents.set(target, new Set([source]));
    else known.add(source);
  }
  return parents;
}

function spread(
  rows: readonly Row[],
  at: number,
  parentsOf: ReadonlyMap<Cell, ReadonlySet<Cell>>,
): Map<Cell, Row[]> {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    for (const parent of parentsOf.get(canonicalRow(row)[at] ?? null) ?? []) {
      const group = groups.get(parent);
      if (group === undefined) groups.set(parent, [row]);
      else group.push(row);
    }
  }
  return groups;
}

/** Gives each parent its rows, ordered and limited per parent where the child has not done it. */
function dealer(
  fetch: Fetch,
): (parents: readonly Row[], from: number, rowsByKey: RowsByKey, run: Run) => readonly unknown[] {
  const order = fetch.order === null ? null : rowOrder(fetch.nest.columns, fetch.order);
  const toOne = fetch.nest.cardinality === "one";
  return (parents, from, rowsByKey, run) => {
    const finished = new Map<Cell, readonly Row[]>();
    for (const [key, rows] of rowsByKey) {
      const ordered = order === null ? rows : rows.slice().sort(order);
      finished.set(key, limited(ordered, fetch.take, fetch.skip, run.values));
    }
    return parents.map((parent) => {
      const rows = finished.get(canonicalRow(parent)[from] ?? null) ?? [];
      return toOne ? (rows[0] ?? null) : rows;
    });
  };
}
