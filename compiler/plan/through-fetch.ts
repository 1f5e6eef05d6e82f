import { fieldOf, type Link, modelOf } from "../../ir/catalog.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import type { Fetch } from "../../ir/physical/batch-fetch.ts";
import { type Column, cellColumn, nestColumn } from "../../ir/physical/column.ts";
import { localFilter } from "../../ir/physical/local-filter.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { sourceColumn, type ThroughLookup, throughLookup } from "../../ir/physical/through-lookup.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Slot } from "../../ir/slot.ts";
import { storedIndexes } from "../../ir/stored-indexes.ts";
import { linkedRows } from "./nest-to-batch-fetch.ts";
import { allCells, type Planner } from "./planner.ts";
import type { PlannedRows } from "./push-query.ts";

/** Adds to planned rows what is nested in them. */
type FetchInner = (physical: Physical, columns: readonly Column[]) => PlannedRows;

/**
 *     project (…, nest (related via a connecting model))  =>  batchFetch with child: through lookup
 *
 * Helps: one request where the connecting rows and then the related ones would be two. Legal: its rows are the
 * pairs of a parent's cell and a related record, so dealing them out by that cell gives each parent its own.
 * Null where the store has no such request, or has to find the related records by another field than their
 * primary key, or the connecting ones by another way than an index, or to ask these whether they have ended.
 */
export function throughFetch(
  planner: Planner,
  nest: NestOutput,
  link: Link,
  fetchInner: FetchInner,
): Fetch | null {
  if (!planner.capabilities.throughLookups) return null;
  const keySlot = planner.slots;
  const lookup = lookupOf(planner, nest, link, keySlot);
  if (lookup === null) return null;
  planner.keySlot();
  const { filters, order, take, skip } = linkedRows(nest.plan.input);
  const [only] = filters;
  const predicate = filters.length > 1 ? and(filters) : only;
  const filtered =
    predicate === undefined ? lookup : localFilter(lookup, lookup.model, predicate, lookup.columns);
  const { physical, columns } = fetchInner(filtered, lookup.columns);
  return {
    child: physical,
    nest: nestColumn(nest.name, nest.cardinality, nest.required, columns),
    at: [],
    from: link.from,
    to: sourceColumn(lookup.through),
    keySlot,
    known: null,
    via: null,
    order,
    take,
    skip,
  };
}

function lookupOf(planner: Planner, nest: NestOutput, link: Link, keySlot: Slot): ThroughLookup | null {
  const { through } = link;
  if (through === null) return null;
  const model = modelOf(planner.catalog, linkedRows(nest.plan.input).model);
  const connecting = modelOf(planner.catalog, through.model);
  const index = storedIndexes(planner.catalog, connecting.name).find(
    ({ fields }) => fields.length === 1 && fields[0] === through.from,
  );
  const isPrimary = model.primaryKey.length === 1 && model.primaryKey[0] === link.to;
  if (index === undefined || !isPrimary || connecting.expires !== null) return null;
  const { kind, values } = fieldOf(connecting, through.from);
  return throughLookup({
    model: model.name,
    through: { model: connecting.name, index: index.name, from: through.from, to: through.to },
    keySlot,
    expiry: planner.expiryOf(model),
    columns: [...allCells(model), cellColumn(sourceColumn(through), kind, values)],
  });
}
