import type { Capabilities } from "../../ir/capabilities.ts";
import { type Catalog, type Field, fieldOf, type Model } from "../../ir/catalog.ts";
import { type CellColumn, cellColumn } from "../../ir/physical/column.ts";
import type { Strategy, StrategyChoice } from "../../ir/physical/physical-plan.ts";
import type { Slot } from "../../ir/slot.ts";

export interface PlanOptions {
  /** The strategy for every relation, where the backend has it; otherwise chosen by expected cost. */
  readonly strategy: Strategy | null;
  readonly scan: "allow" | "refuse";
}

/** What one planning carries: what the backend can do, and the slots and choices made on the way. */
export class Planner {
  readonly catalog: Catalog;
  readonly capabilities: Capabilities;
  readonly options: PlanOptions;
  readonly strategies: StrategyChoice[] = [];
  slots: Slot;

  constructor(catalog: Catalog, capabilities: Capabilities, options: PlanOptions, callSlots: Slot) {
    this.catalog = catalog;
    this.capabilities = capabilities;
    this.options = options;
    this.slots = callSlots;
  }

  /** A slot for a key set that the engine fills. */
  keySlot(): Slot {
    return this.slots++;
  }

  choose(path: string, strategy: Strategy, reason: string): void {
    this.strategies.push(Object.freeze({ path, strategy, reason }));
  }
}

export function cellsOf(model: Model, names: readonly string[]): readonly CellColumn[] {
  return names.map((name) => cellOf(fieldOf(model, name)));
}

export function allCells(model: Model): readonly CellColumn[] {
  return model.fields.map(cellOf);
}

export function cellOf(field: Field): CellColumn {
  return cellColumn(field.name, field.kind, field.values);
}
