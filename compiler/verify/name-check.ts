import type { Catalog, Model } from "../../ir/catalog.ts";
import type { Expiry } from "../../ir/expiry.ts";
import type { RowCount } from "../../ir/logical/limit.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import type { Change } from "../../ir/logical/update.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";

/** Gathers what a plan mentions and the catalog or the call's values do not have. */
export class NameCheck {
  readonly catalog: Catalog;
  readonly slots: Slot;
  readonly problems: string[] = [];

  constructor(catalog: Catalog, slots: Slot) {
    this.catalog = catalog;
    this.slots = slots;
  }

  report(problem: string): void {
    this.problems.push(problem);
  }

  model(name: string): Model | null {
    const model = Object.hasOwn(this.catalog.models, name) ? this.catalog.models[name] : undefined;
    if (model === undefined) this.report(`no model "${name}"`);
    return model ?? null;
  }

  field(model: Model | null, name: string): void {
    if (model === null || model.fields.some((field) => field.name === name)) return;
    this.report(`no field "${model.name}.${name}"`);
  }

  key(model: Model | null, name: string): void {
    if (model === null || model.uniqueKeys.some((key) => key.name === name)) return;
    this.report(`no unique key "${name}" in "${model.name}"`);
  }

  slot(slot: Slot): void {
    if (Number.isInteger(slot) && slot >= 0 && slot < this.slots) return;
    this.report(`slot ${slot} of ${this.slots}`);
  }

  limit({ take, skip }: { readonly take: RowCount | null; readonly skip: RowCount | null }): void {
    for (const count of [take, skip]) {
      if (count?.kind === "slot") this.slot(count.slot);
      if (count?.kind === "literal" && !(Number.isSafeInteger(count.value) && count.value >= 0)) {
        this.report("a literal row count that is no count");
      }
    }
  }

  order(model: Model | null, by: readonly SortKey[]): void {
    for (const key of by) this.field(model, key.field);
  }

  assignments(model: Model | null, list: readonly { readonly field: string; readonly slot: Slot }[]): void {
    for (const { field, slot } of list) {
      this.field(model, field);
      this.slot(slot);
    }
  }

  changes(model: Model | null, changes: readonly Change[]): void {
    this.assignments(model, changes);
  }

  expiry(model: Model | null, expiry: Expiry | null): void {
    if (model === null) return;
    if (model.expires !== (expiry?.field ?? null))
      this.report(`a write to "${model.name}" by another expiry`);
    if (expiry !== null) this.slot(expiry.slot);
  }

  predicate(model: Model | null, predicate: Predicate): void {
    switch (predicate.kind) {
      case "constant":
        break;
      case "and":
      case "or":
        for (const item of predicate.items) this.predicate(model, item);
        break;
      case "not":
        this.predicate(model, predicate.item);
        break;
      default:
        this.field(model, predicate.field);
        if (predicate.kind !== "isNull") this.slot(predicate.slot);
    }
  }
}
