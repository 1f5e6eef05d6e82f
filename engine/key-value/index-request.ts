import { type RecordLayout, type StoredKey, tupleOf } from "../../emitters/key-value/record-layout.ts";
import type {
  IndexLookup,
  IndexTerm,
  IndexPage as PlannedPage,
  IndexWay as PlannedWay,
} from "../../ir/physical/index-lookup.ts";
import { sameFields } from "../../ir/stored-indexes.ts";
import type { Values } from "./bound-values.ts";
import type { IndexPage, IndexWay, ReadByIndex } from "./read-request.ts";
import { rowCount } from "./row-count.ts";
import type { StoredRecord } from "./stored-record.ts";
import { predicateTest } from "./test-predicate.ts";
import { type TuplesOf, tuplesOf } from "./tuples.ts";

/** What an index lookup asks a store for; `null` where no record can match. */
export function indexRequest(
  { ways, page }: IndexLookup,
  layout: RecordLayout,
): (values: Values) => ReadByIndex | null {
  const prepared = ways.map((way) => boundWay(way, layout));
  const pageOf = page === null ? () => null : boundPage(page, layout);
  return (values) => {
    const asked = prepared.map((bind) => bind(values)).filter((way) => way.tuples.length > 0);
    return asked.length === 0 ? null : { kind: "index", layout, ways: asked, page: pageOf(values) };
  };
}

function boundPage(page: PlannedPage, layout: RecordLayout): (values: Values) => IndexPage {
  const { direction, take, skip, residual } = page;
  const test = residual && predicateTest(residual, layout.model);
  return (values) => ({
    reversed: direction === "desc",
    most: rowCount(take, values) + (skip === null ? 0 : rowCount(skip, values)),
    meets: test && ((row) => test(row, values) === true),
  });
}

function boundWay(way: PlannedWay, layout: RecordLayout): (values: Values) => IndexWay {
  const keys = way.map((term) => indexOf(layout, term));
  const terms = way.map((term, at) => tuplesOf(keys[at] ?? layout.primary, term.parts));
  return (values) => ({ keys, tuples: combined(terms, values) });
}

/** One tuple of each term; one term may have many. */
function combined(terms: readonly TuplesOf[], values: Values): readonly (readonly string[])[] {
  let combinations: readonly (readonly string[])[] = [[]];
  for (const tuples of terms.map((term) => term(values))) {
    combinations = combinations.flatMap((known) => tuples.map((tuple) => [...known, tuple]));
  }
  return combinations;
}

function indexOf(layout: RecordLayout, { parts }: IndexTerm): StoredKey {
  const fields = parts.map((part) => part.field);
  const index = layout.indexes.find((candidate) => sameFields(candidate.fields, fields));
  if (index === undefined)
    throw new TypeError(`no index over ${fields.join(", ")} on "${layout.model.name}"`);
  return index;
}

/** The records of each combination of tuples of a way; what is in none of them is left out. */
export function recordsByTuples(
  { keys, tuples }: IndexWay,
  records: readonly StoredRecord[],
): readonly (readonly StoredRecord[])[] {
  const [only] = tuples;
  if (only !== undefined && tuples.length === 1) {
    return [records.filter(({ row }) => keys.every((key, at) => tupleOf(key, row) === only[at]))];
  }
  // A tuple is one line.
  const groups = new Map<string, StoredRecord[]>(tuples.map((each) => [each.join("\n"), []]));
  for (const record of records) {
    groups.get(keys.map((key) => tupleOf(key, record.row)).join("\n"))?.push(record);
  }
  return [...groups.values()];
}
