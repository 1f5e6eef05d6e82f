import type { Digest } from "../../../emitters/key-value/key-under.ts";
import { type PortableKeys, portableKeys } from "../../../emitters/key-value/portable-keys.ts";
import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { KeyNames } from "../../../emitters/key-value/redis-keys.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { ThroughLookup } from "../../../ir/physical/through-lookup.ts";
import type { Answer, Executor, Leaf, PreparedLeaf, Sent, Session, Transaction } from "../../driver.ts";
import type { PrepareLocal } from "../../operators/prepare-local.ts";
import type { Values } from "../bound-values.ts";
import { KeyPlaces } from "../key-places.ts";
import { leafText } from "../leaf-text.ts";
import { storeOperation } from "../store-operation.ts";
import { portableCapabilities } from "./portable-capabilities.ts";
import { PortableLeaf } from "./portable-leaf.ts";
import { PortableSource, type SourceOf } from "./portable-source.ts";
import type { PortableStore } from "./portable-store.ts";
import type { PortableTransaction } from "./portable-transaction.ts";
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

/** What not every plan asks for, and an application that knows its plans may go without. */
export interface PortableParts {
  readonly prepareLocal?: PrepareLocal;
  readonly through?: (context: PortableContext, leaf: ThroughLookup, catalog: Catalog) => PreparedPortable;
  readonly transactions?: (writer: PortableWriter) => PortableTransactions;
}

export interface PortableContext {
  readonly store: PortableStore;
  readonly places: KeyPlaces<PortableKeys>;
  readonly sourceOf: SourceOf;
}

/** The open transactions of one executor. */
export interface PortableTransactions {
  readonly of: (session: Session) => PortableTransaction | null;
  readonly begin: (outer: Session | null) => Promise<Transaction>;
}

/** A leaf, run as it is outside a transaction, or within one. */
export interface PreparedPortable {
  readonly text: string;
  readonly roundTrips: number;
  readonly roundTripsMax: number;
  readonly run: (
    transaction: PortableTransaction | null,
    values: Values,
    sent: Sent,
  ) => Answer | Promise<Answer>;
}

/** Runs leaves on any client that is a {@link PortableStore}. Nothing is sent before the first. */
export function portableExecutor(
  store: PortableStore,
  client: object,
  options: PortableOptions,
  parts: PortableParts,
): Executor {
  const places = new KeyPlaces<PortableKeys>((catalog: Catalog) =>
    portableKeys(catalog, options.names, options.digest),
  );
  const writer = new PortableWriter(store, client, (layout: RecordLayout) => places.at(layout));
  const transactions = parts.transactions?.(writer);
  const capabilities = portableCapabilities(options.isOwn, options.isStale);
  const sourceOf: SourceOf = (layout, sent) => new PortableSource(store, layout, places.at(layout), sent);
  const single = (leaf: Leaf, catalog: Catalog): PreparedPortable => {
    const operation = storeOperation(leaf, catalog, store.kind);
    if (!options.isOwn && !options.allowRaces) refuseRaces(leaf, operation.layout, store.kind);
    places.of(catalog, operation.layout);
    return new PortableLeaf(writer, operation, leafText(leaf));
  };
  const prepared = (leaf: Leaf, catalog: Catalog): PreparedPortable => {
    if (leaf.kind !== "throughLookup") return single(leaf, catalog);
    if (parts.through === undefined) throw new TypeError(`the executor has no ${leaf.kind}`);
    return parts.through({ store, places, sourceOf }, leaf, catalog);
  };
  return {
    kind: store.kind,
    dialect: null,
    capabilities:
      transactions === undefined
        ? { ...capabilities, transactions: "none", savepoints: false }
        : capabilities,
    prepareLocal: parts.prepareLocal,
    client: store.client,
    session: Object.freeze({ inTransaction: false }),
    prepare: (leaf: Leaf, catalog: Catalog): PreparedLeaf => {
      const whole = prepared(leaf, catalog);
      const { text, roundTrips, roundTripsMax } = whole;
      return {
        text,
        roundTrips,
        roundTripsMax,
        codec: null,
        run: (session, values, sent) => whole.run(transactions?.of(session) ?? null, values, sent),
      };
    },
    begin: transactions && ((_options: unknown, outer: Session | null) => transactions.begin(outer)),
  };
}
