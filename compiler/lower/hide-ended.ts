import { type Catalog, modelOf } from "../../ir/catalog.ts";
import { type Expiry, freezeExpiry, livePredicate } from "../../ir/expiry.ts";
import { type Filter, filter } from "../../ir/logical/filter.ts";
import type { LogicalPlan, Rows } from "../../ir/logical/logical-plan.ts";
import {
  type ChildMap,
  mapPlanChildren,
  mapProjectChildren,
  mapRowsChildren,
} from "../../ir/logical/map-children.ts";
import type { Project } from "../../ir/logical/project.ts";
import { type Related, related } from "../../ir/logical/related.ts";
import type { Scan } from "../../ir/logical/scan.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";

/**
 * The plan over the rows that have not ended at the instant in the slot; the same plan where it touches no
 * model whose rows end. All rows of a plan come from its leaves, so that these are all there is to change:
 * guards, counts and nests stand above them. A write learns which rows give way to it.
 */
export function hideEnded(plan: LogicalPlan, catalog: Catalog, now: Slot): LogicalPlan {
  const hiding = new Hiding(catalog, now);
  const mapped = mapPlanChildren(plan, hiding);
  if (mapped.kind !== "insert" && mapped.kind !== "update" && mapped.kind !== "upsert") return mapped;
  const expiry = hiding.expiryOf(mapped.model);
  return expiry === null ? mapped : Object.freeze({ ...mapped, expiry: freezeExpiry(expiry) });
}

class Hiding implements ChildMap {
  readonly #catalog: Catalog;
  readonly #now: Slot;

  constructor(catalog: Catalog, now: Slot) {
    this.#catalog = catalog;
    this.#now = now;
  }

  expiryOf(model: string): Expiry | null {
    const { expires } = modelOf(this.#catalog, model);
    return expires === null ? null : { field: expires, slot: this.#now };
  }

  rows = (rows: Rows): Rows => {
    if (isLeaf(rows)) return this.#shown(rows, null);
    if (rows.kind === "filter" && isLeaf(rows.input)) return this.#shown(rows.input, rows);
    return mapRowsChildren(rows, this);
  };

  project = (project: Project): Project => mapProjectChildren(project, this);

  /** In one filter with what the call asks, so that a key is seen there. */
  #shown(leaf: Scan | Related, asked: Filter | null): Rows {
    const live = this.#liveOf(leaf.model);
    const input = leaf.kind === "related" ? this.#connected(leaf) : leaf;
    if (live === null && input === leaf) return asked ?? leaf;
    if (asked === null) return live === null ? input : filter(input, live);
    return filter(input, live === null ? asked.predicate : and([asked.predicate, live]));
  }

  #connected(leaf: Related): Related {
    const { through } = leaf.link;
    const live = through === null ? null : this.#liveOf(through.model);
    return live === null ? leaf : related(leaf.model, leaf.link, live);
  }

  #liveOf(model: string): Predicate | null {
    const expiry = this.expiryOf(model);
    return expiry && livePredicate(modelOf(this.#catalog, model), expiry);
  }
}

function isLeaf(rows: Rows): rows is Scan | Related {
  return rows.kind === "scan" || rows.kind === "related";
}
