import { recordPlanning } from "../../../compiler/plan/record-planning.ts";
import type { Digest } from "../../../emitters/key-value/key-under.ts";
import { type PortableKeys, portableKeys } from "../../../emitters/key-value/portable-keys.ts";
import { type RecordLayout, recordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { KeyNames } from "../../../emitters/key-value/redis-keys.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { ThroughLookup } from "../../../ir/physical/through-lookup.ts";
import type { Driver, Leaf, PreparedLeaf, Session } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { prepareLocal } from "../../operators/prepare-local.ts";
import { endingOf } from "../ending.ts";
import { HeldTransactions } from "../held-transactions.ts";
import { KeyPlaces } from "../key-places.ts";
import { leafText } from "../leaf-text.ts";
import { storeOperation } from "../store-operation.ts";
import { ThroughStep } from "../through-step.ts";
import { portableCapabilities } from "./portable-capabilities.ts";
import { PortableLeaf } from "./portable-leaf.ts";
import { PortableSource, type SourceOf } from "./portable-source.ts";
import type { PortableStore } from "./portable-store.ts";
import { PortableThrough } from "./portable-through.ts";
import { PortableTransaction } from "./portable-transaction.ts";
import { PortableWriter } from "./portable-writer.ts";
import { refuseRaces } from "./refuse-races.ts";

export interface PortableOptions {
  readonly names: KeyNames;
  /** No other process can write the store. */
  readonly isOwn: boolean;
  /** The store may answer as if it had not been written yet, or no longer keep what was. */
  readonly isStale: boolean;
  /** The application takes it that guards and number operations are atomic within this process only. */
  readonly allowRaces: boolean;
  /** What stands in keys for texts that are too long; SHA-256 where absent. */
  readonly digest?: Digest;
}

/** A driver over any client that is a {@link PortableStore}. Nothing is sent before the first call. */
export function portableDriver(store: PortableStore, client: object, options: PortableOptions): Driver {
  const places = new KeyPlaces<PortableKeys>((catalog: Catalog) =>
    portableKeys(catalog, options.names, options.digest),
  );
  const writer = new PortableWriter(store, client, (layout: RecordLayout) => places.at(layout));
  const transactions = new HeldTransactions<PortableTransaction>(
    (outer) => new PortableTransaction(writer, outer),
  );
  const sourceOf: SourceOf = (layout, sent) => new PortableSource(store, layout, places.at(layout), sent);
  const through = (leaf: ThroughLookup, catalog: Catalog): PortableThrough => {
    const connecting = recordLayout(catalog, leaf.through.model);
    const related = recordLayout(catalog, leaf.model);
    for (const layout of [connecting, related]) places.of(catalog, layout);
    const step = new ThroughStep(leaf, connecting, related);
    return new PortableThrough(store, leafText(leaf), step, endingOf(related, leaf.expiry), sourceOf);
  };
  const single = (leaf: Leaf, catalog: Catalog): PortableLeaf => {
    const operation = storeOperation(leaf, catalog, store.kind);
    if (!options.isOwn && !options.allowRaces) refuseRaces(leaf, operation.layout, store.kind);
    places.of(catalog, operation.layout);
    return new PortableLeaf(writer, operation, leafText(leaf));
  };
  return frozenDriver({
    kind: store.kind,
    dialect: null,
    capabilities: portableCapabilities(options.isOwn, options.isStale),
    planning: recordPlanning,
    prepareLocal,
    client: store.client,
    session: Object.freeze({ inTransaction: false }),
    prepare: (leaf: Leaf, catalog: Catalog): PreparedLeaf => {
      const prepared = leaf.kind === "throughLookup" ? through(leaf, catalog) : single(leaf, catalog);
      const { text, roundTrips, roundTripsMax } = prepared;
      return {
        text,
        roundTrips,
        roundTripsMax,
        codec: null,
        run: (session, values, sent) => prepared.run(transactions.of(session), values, sent),
      };
    },
    begin: (_options: unknown, outer: Session | null) => transactions.begin(outer),
  });
}
