import { recordPlanning } from "../../../compiler/plan/record-planning.ts";
import { recordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { ThroughLookup } from "../../../ir/physical/through-lookup.ts";
import type { Driver } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { prepareLocal } from "../../operators/prepare-local.ts";
import { endingOf } from "../ending.ts";
import { HeldTransactions } from "../held-transactions.ts";
import { leafText } from "../leaf-text.ts";
import { ThroughStep } from "../through-step.ts";
import {
  type PortableContext,
  type PortableOptions,
  type PortableParts,
  portableExecutor,
} from "./portable-executor.ts";
import type { PortableStore } from "./portable-store.ts";
import { PortableThrough } from "./portable-through.ts";
import { PortableTransaction } from "./portable-transaction.ts";
import type { PortableWriter } from "./portable-writer.ts";

const ALL_PARTS: PortableParts = Object.freeze({
  prepareLocal,
  through,
  transactions: (writer: PortableWriter) =>
    new HeldTransactions<PortableTransaction>((outer) => new PortableTransaction(writer, outer)),
});

/** A driver over any client that is a {@link PortableStore}. Nothing is sent before the first call. */
export function portableDriver(store: PortableStore, client: object, options: PortableOptions): Driver {
  return frozenDriver({
    ...portableExecutor(store, client, options, ALL_PARTS),
    planning: recordPlanning,
  });
}

function through(
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
