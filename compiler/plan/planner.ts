import type { Capabilities } from "../../ir/capabilities.ts";
import { type Catalog, type Field, fieldOf, type Model } from "../../ir/catalog.ts";
import { type CellColumn, cellColumn } from "../../ir/physical/column.ts";
import type { Strategy, StrategyChoice } from "../../ir/physical/physical-plan.ts";
import type { StoreExpiry } from "../../ir/physical/store-expiry.ts";
import type { Slot } from "../../ir/slot.ts";
import type { Planning, PlanTarget } from "./planning.ts";

export interface PlanOptions {
  /** The strategy for every relation, where the backend has it; otherwise chosen by expected cost. */
  readonly strategy: Strategy | null;
  readonly scan: "allow" | "refuse";
  /** Whether a store's own clock is the one that the application goes by. */
  readonly storeClock: "same" | "other";
}

/** The slots that a run fills: how many, and which holds its instant. */
export interface CallSlots {
  readonly slots: Slot;
  readonly now: Slot | null;
}

/** What one planning carries: what the backend can do, and the slots and choices made on the way. */
export class Planner {
  readonly catalog: Catalog;
  readonly capabilities: Capabilities;
  readonly planning: Planning;
  readonly options: PlanOptions;
  readonly strategies: StrategyChoice[] = [];
  readonly now: Slot | null;
  slots: Slot;

  constructor(catalog: Catalog, target: PlanTarget, options: PlanOptions, call: CallSlots) {
    this.catalog = catalog;
    this.capabilities = target.capabilities;
    this.planning = target.planning;
    this.options = options;
    this.now = call.now;
    this.slots = call.slots;
  }

  /** When the records of the model end, for a store that writes them. */
  expiryOf({ expires }: Model): StoreExpiry | null {
    if (expires === null || this.now === null) return null;
    return { field: expires, slot: this.now, frees: this.options.storeClock === "same" };
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
  return cellColumn(field.name, field.kind, field.values, field.nullable);
}
