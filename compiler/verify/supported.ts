import type { Capabilities } from "../../ir/capabilities.ts";
import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { Change } from "../../ir/logical/update.ts";
import type { Column } from "../../ir/physical/column.ts";
import type { IndexWay } from "../../ir/physical/index-lookup.ts";
import type { Physical, PhysicalPlan } from "../../ir/physical/physical-plan.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import { allNodes } from "./all-nodes.ts";

/** What in a physical plan needs a capability that the backend does not claim. */
export function supported(
  plan: PhysicalPlan,
  catalog: Catalog,
  capabilities: Capabilities,
): readonly string[] {
  const missing = new Set(allNodes(plan.root).flatMap((node) => needsOf(node, catalog, capabilities)));
  return [...missing];
}

function needsOf(node: Physical, catalog: Catalog, has: Capabilities): readonly string[] {
  switch (node.kind) {
    case "pushedQuery":
      return [...without(has.pushedQueries, "a pushed query"), ...queryNeeds(node, has)];
    case "pushedWrite":
      return [...without(has.pushedQueries, "a pushed write"), ...writeNeeds(node, catalog, has)];
    case "indexLookup":
      return [
        ...storeNeeds(node.kind, has),
        ...without(has.indexLookups, "an index lookup"),
        ...without(has.combinedIndexes || isSingle(node.ways), "a lookup by several indexes"),
        ...without(has.indexPages || node.page === null, "a page of an index lookup"),
      ];
    case "rangeLookup":
      return [...storeNeeds(node.kind, has), ...without(has.orderedIndexes, "a range lookup")];
    case "throughLookup":
      return [...storeNeeds(node.kind, has), ...without(has.throughLookups, "a through lookup")];
    case "memberCount":
      return [...storeNeeds(node.kind, has), ...without(has.memberCount, "a member count")];
    case "keyUpdate":
    case "keyUpsert":
      return [...storeNeeds(node.kind, has), ...arithmeticNeeds(node.model, node.changes, catalog, has)];
    case "keyLookup":
    case "memberScan":
    case "keyInsert":
    case "keyDelete":
      return storeNeeds(node.kind, has);
    default:
      return [];
  }
}

function isSingle(ways: readonly IndexWay[]): boolean {
  return ways.length === 1 && ways.every((way) => way.length === 1);
}

/** A backend that runs statements has no records to be looked up by the engine. */
function storeNeeds(kind: string, has: Capabilities): readonly string[] {
  return without(!has.pushedQueries, `${kind}, a leaf of record stores,`);
}

function queryNeeds(node: PushedQuery, has: Capabilities): readonly string[] {
  const { columns, partitionBy, nests } = node;
  const strategies = Object.values(nests);
  const joins = strategies.filter((strategy) => strategy === "joined").length;
  const { tables = 1, columns: columnsMax = Number.POSITIVE_INFINITY } = has.flatJoins ?? {};
  const hasRoom = joins === 0 || (joins < tables && flatWidth(columns) <= columnsMax);
  return [
    ...without(valueLevels(columns) <= has.nestedLevels, "a nested output in a pushed query"),
    ...without(has.groupedRows || !strategies.includes("grouped"), "a grouped nest"),
    ...without(hasRoom, "a select of so many joined rows"),
    ...without(has.rowNumbers || partitionBy === null, "a limit per group"),
    ...without(!strategies.includes("batch"), "a batch inside a pushed query"),
  ];
}

/** How many levels of related rows there are in one value. */
function valueLevels(columns: readonly Column[]): number {
  return Math.max(
    0,
    ...columns.map((column) => {
      if (column.kind === "cell") return 0;
      return valueLevels(column.columns) + (column.presentBy === null ? 1 : 0);
    }),
  );
}

function flatWidth(columns: readonly Column[]): number {
  return columns.reduce((width, column) => {
    const isJoined = column.kind === "nest" && column.presentBy !== null;
    return width + (isJoined ? flatWidth(column.columns) : 1);
  }, 0);
}

/**
 * Only what a plan can avoid: an upsert, and a write that returns rows, is one leaf also where its driver
 * needs several statements for it.
 */
function writeNeeds({ write }: PushedWrite, catalog: Catalog, has: Capabilities): readonly string[] {
  const changes = write.kind === "update" || write.kind === "upsert" ? write.changes : [];
  return arithmeticNeeds(write.model, changes, catalog, has);
}

function arithmeticNeeds(
  model: string,
  changes: readonly Change[],
  catalog: Catalog,
  has: Capabilities,
): readonly string[] {
  const decimals = modelOf(catalog, model).fields.filter((field) => field.kind === "decimal");
  const isComputed = changes.some(
    ({ field, op }) => op !== "set" && decimals.some((decimal) => decimal.name === field),
  );
  return without(has.decimalArithmetic || !isComputed, "decimal arithmetic");
}

function without(has: boolean, what: string): readonly string[] {
  return has ? [] : [`${what} is not what the backend claims`];
}
