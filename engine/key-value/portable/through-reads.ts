import { recordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { ThroughLookup } from "../../../ir/physical/through-lookup.ts";
import { endingOf } from "../ending.ts";
import { leafText } from "../leaf-text.ts";
import { ThroughStep } from "../through-step.ts";
import type { PortableContext } from "./portable-executor.ts";
import { PortableThrough } from "./portable-through.ts";

/** Prepares many-to-many reads of a portable store. */
export function throughReads(
  { store, places, sourceOf }: PortableContext,
  leaf: ThroughLookup,
  catalog: Catalog,
): PortableThrough {
  const connecting = recordLayout(catalog, leaf.through.model);
  const related = recordLayout(catalog, leaf.model);
  for (const layout of [connecting, related]) places.of(catalog, layout);
  const step = new ThroughStep(leaf, connecting, related);
  return new PortableThrough(store, leafText(leaf), step, endingOf(related, leaf.expiry), sourceOf);
}
