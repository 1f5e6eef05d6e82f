import type { Catalog } from "../../ir/catalog.ts";
import { orderedFields, orderedIndexes } from "../../ir/ordered-indexes.ts";
import type { BatchFetch } from "../../ir/physical/batch-fetch.ts";
import type { IndexWay } from "../../ir/physical/index-lookup.ts";
import type { KeyPart } from "../../ir/physical/key-lookup.ts";
import type { Physical, PhysicalPlan, StoreWrite } from "../../ir/physical/physical-plan.ts";
import type { RangeLookup } from "../../ir/physical/range-lookup.ts";
import type { ThroughLookup } from "../../ir/physical/through-lookup.ts";
import { sameFields, storedIndexes } from "../../ir/stored-indexes.ts";
import { allNodes } from "./all-nodes.ts";
import { NameCheck } from "./name-check.ts";
import { resolved } from "./resolved.ts";

/**
 * What a physical plan mentions and does not exist; and the key sets, each of which needs a slot of its
 * own after the slots of the call.
 */
export function resolvedPhysical(plan: PhysicalPlan, catalog: Catalog): readonly string[] {
  const names = new NameCheck(catalog, plan.slots);
  const nodes = allNodes(plan.root);
  for (const node of nodes) resolveNode(names, node);
  const keySlots = nodes.flatMap((node) => (node.kind === "batchFetch" ? keySlotsOf(node) : []));
  for (const slot of keySlots) {
    names.slot(slot);
    if (slot < plan.callSlots) names.report(`key set in slot ${slot}, which the call fills`);
  }
  for (const slot of nodes.flatMap((node) => (node.kind === "batchFetch" ? knownSlotsOf(node) : []))) {
    if (slot >= plan.callSlots) names.report(`a key set known as slot ${slot}, which no call fills`);
  }
  if (new Set(keySlots).size < keySlots.length) names.report("two key sets in one slot");
  return names.problems;
}

function keySlotsOf(node: BatchFetch): readonly number[] {
  return node.fetches.flatMap(({ keySlot, via }) => (via === null ? [keySlot] : [keySlot, via.keySlot]));
}

function knownSlotsOf(node: BatchFetch): readonly number[] {
  return node.fetches.flatMap(({ known }) => (known === null ? [] : [known]));
}

function resolveNode(names: NameCheck, node: Physical): void {
  switch (node.kind) {
    case "pushedQuery":
    case "pushedWrite": {
      const pushed = node.kind === "pushedQuery" ? node.query : node.write;
      names.problems.push(...resolved(pushed, names.catalog, names.slots));
      break;
    }
    case "keyLookup":
      resolveKey(names, node.model, node.key, node.parts);
      break;
    case "indexLookup":
      for (const way of node.ways) resolveWay(names, node.model, way);
      break;
    case "rangeLookup":
      resolveRange(names, node);
      break;
    case "throughLookup":
      resolveThrough(names, node);
      break;
    case "memberScan":
    case "memberCount":
      names.model(node.model);
      break;
    case "keyInsert":
    case "keyUpsert":
    case "keyUpdate":
    case "keyDelete":
      resolveWrite(names, node);
      break;
    case "localFilter":
      names.predicate(names.model(node.model), node.predicate);
      break;
    case "localLimit":
      names.limit(node);
      break;
    case "batchFetch":
      for (const fetch of node.fetches) names.limit(fetch);
  }
}

function resolveWrite(names: NameCheck, node: StoreWrite): void {
  const model = names.model(node.model);
  names.expiry(model, node.expiry);
  switch (node.kind) {
    case "keyInsert":
      for (const field of node.fields) names.field(model, field);
      for (const slot of node.source.kind === "row" ? node.source.slots : [node.source.slot])
        names.slot(slot);
      break;
    case "keyUpsert":
      names.key(model, node.key);
      names.assignments(model, node.assignments);
      names.changes(model, node.changes);
      break;
    case "keyUpdate":
    case "keyDelete":
      if (node.target.kind === "key") resolveKey(names, node.model, node.target.key, node.target.parts);
      if (node.guard !== null) names.predicate(model, node.guard);
      if (node.kind === "keyUpdate") names.changes(model, node.changes);
  }
}

function resolveKey(names: NameCheck, modelName: string, name: string, parts: readonly KeyPart[]): void {
  const model = names.model(modelName);
  names.key(model, name);
  const key = model?.uniqueKeys.find((candidate) => candidate.name === name);
  resolveParts(names, `${modelName}.${name}`, key?.fields ?? [], parts);
}

function resolveWay(names: NameCheck, modelName: string, way: IndexWay): void {
  for (const { index, parts } of way) resolveIndex(names, modelName, index, parts);
  if (way.flatMap((term) => term.parts).filter((part) => part.list).length > 1) {
    names.report(`${modelName} looked up by two lists`);
  }
}

function resolveIndex(names: NameCheck, modelName: string, name: string, parts: readonly KeyPart[]): void {
  if (names.model(modelName) === null) return;
  const index = storedIndexes(names.catalog, modelName).find((candidate) => candidate.name === name);
  if (index === undefined) names.report(`no index "${name}" in "${modelName}"`);
  else resolveParts(names, `${modelName}.${name}`, index.fields, parts);
}

function resolveThrough(names: NameCheck, { model, through, keySlot }: ThroughLookup): void {
  names.model(model);
  names.field(names.model(through.model), through.to);
  resolveIndex(names, through.model, through.index, [{ field: through.from, slot: keySlot, list: true }]);
}

/** The fixed fields come first in the index, then the bounded one; the page goes on after the fixed ones. */
function resolveRange(names: NameCheck, { model: modelName, index: name, fixed, bounds, page }: RangeLookup) {
  const model = names.model(modelName);
  if (model === null) return;
  const where = `${modelName}.${name}`;
  const index = orderedIndexes(names.catalog, modelName).find((candidate) => candidate.name === name);
  if (index === undefined) return names.report(`no ordered index "${name}" in "${modelName}"`);
  for (const { slot } of [...fixed, ...bounds]) names.slot(slot);
  const fields = orderedFields(index, model.primaryKey);
  if (fixed.some((part, at) => part.field !== fields[at] || part.list)) {
    names.report(`${where} ranged over with other fields first`);
  }
  if (bounds.some((bound) => bound.field !== fields[fixed.length])) {
    names.report(`${where} bounded by another field than the next`);
  }
  if (page === null) return;
  names.limit(page);
  if (page.residual !== null) names.predicate(model, page.residual);
  const turn = page.by.filter((key) => key.direction === "desc").length;
  const isServed = page.by.every(
    ({ field, direction }, at) =>
      field === fields[fixed.length + at] && direction === (at < turn ? "desc" : "asc"),
  );
  if (!isServed) names.report(`${where} does not come in the order of its page`);
}

function resolveParts(
  names: NameCheck,
  key: string,
  fields: readonly string[],
  parts: readonly KeyPart[],
): void {
  for (const part of parts) names.slot(part.slot);
  const given = parts.map((part) => part.field);
  if (!sameFields(fields, given)) names.report(`${key} looked up by ${given.join(", ")}`);
  if (parts.filter((part) => part.list).length > 1) names.report(`${key} looked up by two lists`);
}
