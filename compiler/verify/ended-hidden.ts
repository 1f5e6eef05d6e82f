import { type Catalog, modelOf } from "../../ir/catalog.ts";
import { livePredicate } from "../../ir/expiry.ts";
import type { LogicalPlan, Rows } from "../../ir/logical/logical-plan.ts";
import { mapPlanChildren, mapProjectChildren, mapRowsChildren } from "../../ir/logical/map-children.ts";
import type { Physical, PhysicalPlan } from "../../ir/physical/physical-plan.ts";
import type { RangeBound } from "../../ir/physical/range-lookup.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";

/** The leaves of a logical plan whose rows may have ended, with no filter right above that leaves those out. */
export function endedHidden(plan: LogicalPlan, catalog: Catalog, now: Slot | null): readonly string[] {
  const problems: string[] = [];
  const look = (rows: Rows, above: readonly Predicate[]): void => {
    if (rows.kind === "filter") look(rows.input, [...above, rows.predicate]);
    else if (rows.kind !== "scan" && rows.kind !== "related") mapRowsChildren(rows, map);
    else {
      problems.push(...shown(rows.model, above, catalog, now));
      const through = rows.kind === "related" ? rows.link.through : null;
      const connecting = rows.kind === "related" && rows.connecting !== null ? [rows.connecting] : [];
      if (through !== null) problems.push(...shown(through.model, connecting, catalog, now));
    }
  };
  const map = {
    rows: (rows: Rows): Rows => {
      look(rows, []);
      return rows;
    },
    project: (project: Parameters<typeof mapProjectChildren>[0]) => mapProjectChildren(project, map),
  };
  mapPlanChildren(plan, map);
  return problems;
}

/** The same of the records that a store gives. */
export function endedHiddenPhysical({ root, now }: PhysicalPlan, catalog: Catalog): readonly string[] {
  const look = (node: Physical, above: readonly Predicate[]): readonly string[] => {
    switch (node.kind) {
      case "keyLookup":
      case "indexLookup":
      case "memberScan":
      case "memberCount":
        return shown(node.model, above, catalog, now);
      case "throughLookup":
        return [...shown(node.model, above, catalog, now), ...shown(node.through.model, [], catalog, now)];
      case "rangeLookup": {
        const tested = node.page?.residual ? [node.page.residual] : [];
        return shown(node.model, [...above, ...tested, ...node.bounds.flatMap(conditionOf)], catalog, now);
      }
      case "localFilter":
        return look(node.input, [...above, node.predicate]);
      case "localSort":
      case "localLimit":
      case "localCount":
        return look(node.input, []);
      case "keyUpdate":
      case "keyDelete":
        return node.target.kind === "input" ? look(node.target.input, []) : [];
      case "batchFetch":
        return [
          ...look(node.input, []),
          ...node.fetches.flatMap(({ child, via }) => [
            ...look(child, []),
            ...(via === null ? [] : look(via.input, [])),
          ]),
        ];
      default:
        return [];
    }
  };
  return look(root, []);
}

/** A bound of a range as the condition that it answers. */
function conditionOf({ field, op, slot }: RangeBound): readonly Predicate[] {
  return op === "startsWith" ? [] : [compare(op, field, slot)];
}

function shown(
  name: string,
  above: readonly Predicate[],
  catalog: Catalog,
  now: Slot | null,
): readonly string[] {
  const model = modelOf(catalog, name);
  if (model.expires === null) return [];
  const problem = [`rows of "${name}" that may have ended`];
  if (now === null) return problem;
  const live = JSON.stringify(livePredicate(model, { field: model.expires, slot: now }));
  return above.flatMap(conjuncts).some((item) => JSON.stringify(item) === live) ? [] : problem;
}
