import { type Catalog, type Model, modelOf } from "../../ir/catalog.ts";
import { endedPredicate } from "../../ir/expiry.ts";
import { deleteRows, type Reference } from "../../ir/logical/delete.ts";
import { filter } from "../../ir/logical/filter.ts";
import { scan } from "../../ir/logical/scan.ts";
import type { PhysicalPlan } from "../../ir/physical/physical-plan.ts";
import { plan } from "./plan.ts";
import { Planner } from "./planner.ts";
import type { PlanTarget } from "./planning.ts";

/**
 * Removes the rows of the model that have ended by the instant in slot 0. Where references are kept, a row
 * that others still refer to stays: no call sees it, but it may not go before them.
 */
export function planPurge(name: string, field: string, catalog: Catalog, target: PlanTarget): PhysicalPlan {
  const model = modelOf(catalog, name);
  const ended = filter(scan(name), endedPredicate({ field, slot: 0 }));
  const sparing = target.capabilities.foreignKeys ? referencesTo(catalog, model) : [];
  // Asked for nothing of the store's clock, as nothing is written; and for rows that have ended, so none is hidden.
  const options = { strategy: null, scan: "allow", storeClock: "other" } as const;
  const planner = new Planner(catalog, target, options, { slots: 1, now: null });
  return plan(planner, name, deleteRows(name, ended, sparing));
}

function referencesTo(catalog: Catalog, target: Model): readonly Reference[] {
  return Object.values(catalog.models).flatMap((model) =>
    model.fields.flatMap(({ name, references }) =>
      references?.model === target.name ? [{ model: model.name, field: name, to: references.field }] : [],
    ),
  );
}
