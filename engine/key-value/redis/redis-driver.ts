import { recordPlanning } from "../../../compiler/plan/record-planning.ts";
import type { Digest } from "../../../emitters/key-value/key-under.ts";
import { recordLayout } from "../../../emitters/key-value/record-layout.ts";
import { type KeyNames, type RedisKeys, redisKeys } from "../../../emitters/key-value/redis-keys.ts";
import { sha1 } from "../../../emitters/key-value/sha1.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { ThroughLookup } from "../../../ir/physical/through-lookup.ts";
import type { Driver, Leaf, PreparedLeaf, Session } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { prepareLocal } from "../../operators/prepare-local.ts";
import { endingOf } from "../ending.ts";
import { HeldTransactions } from "../held-transactions.ts";
import { KeyPlaces } from "../key-places.ts";
import { keyNamed, type StoreOperation, storeOperation } from "../store-operation.ts";
import { ThroughStep } from "../through-step.ts";
import { REDIS_CAPABILITIES } from "./redis-capabilities.ts";
import { RedisLeaf } from "./redis-leaf.ts";
import { RedisPointRead } from "./redis-point-read.ts";
import type { RedisPort } from "./redis-port.ts";
import { RedisSource } from "./redis-source.ts";
import { RedisThrough, type SourceOf } from "./redis-through.ts";
import { RedisTransaction } from "./redis-transaction.ts";
import { RedisWrite } from "./redis-write.ts";

/**
 * A driver over any client that is a {@link RedisPort}. Nothing is sent before the first call. `digest` is
 * what the server's scripts give for `redis.sha1hex`.
 */
export function redisDriver(port: RedisPort, names: KeyNames, digest: Digest = sha1): Driver {
  const places = new KeyPlaces((catalog) => redisKeys(catalog, names, digest));
  const transactions = new HeldTransactions<RedisTransaction>(
    (outer) => new RedisTransaction(port, (layout) => places.at(layout), outer),
  );
  const single = (leaf: Leaf, catalog: Catalog) => {
    const operation = storeOperation(leaf, catalog, port.kind);
    return preparedLeaf(port, leaf, operation, places.of(catalog, operation.layout));
  };
  const sourceOf: SourceOf = (layout, sight, sent) =>
    new RedisSource(port, layout, places.at(layout), sight, sent);
  const through = (leaf: ThroughLookup, catalog: Catalog) => {
    const connecting = recordLayout(catalog, leaf.through.model);
    const related = recordLayout(catalog, leaf.model);
    for (const layout of [connecting, related]) places.of(catalog, layout);
    return new RedisThrough(
      new ThroughStep(leaf, connecting, related),
      endingOf(related, leaf.expiry),
      sourceOf,
    );
  };
  return frozenDriver({
    kind: port.kind,
    dialect: null,
    capabilities: capabilitiesOf(port, names),
    planning: recordPlanning,
    prepareLocal,
    remote: true,
    client: port.client,
    session: Object.freeze({ inTransaction: false }),
    prepare: (leaf: Leaf, catalog: Catalog): PreparedLeaf => {
      const prepared = leaf.kind === "throughLookup" ? through(leaf, catalog) : single(leaf, catalog);
      return {
        text: prepared.text,
        codec: null,
        run: (session, values, sent) =>
          prepared.run(session.inTransaction ? transactions.of(session) : null, values, sent),
      };
    },
    sweep: async (model, catalog) => {
      const { RedisSweep } = await import("./redis-sweep.ts");
      const layout = recordLayout(catalog, model);
      await new RedisSweep(port, layout, places.of(catalog, layout)).run();
    },
    begin: (_options: unknown, outer: Session | null) => transactions.begin(outer),
  });
}

/** One script for two models needs both on one node. */
function capabilitiesOf({ isCluster }: RedisPort, { base }: KeyNames): Capabilities {
  const isTogether = !isCluster || base.includes("{");
  return isTogether ? REDIS_CAPABILITIES : Object.freeze({ ...REDIS_CAPABILITIES, throughLookups: false });
}

function preparedLeaf(port: RedisPort, leaf: Leaf, operation: StoreOperation, keys: RedisKeys): RedisLeaf {
  return new RedisLeaf(port, operation, keys, apartFrom(port, leaf, operation, keys));
}

function apartFrom(
  port: RedisPort,
  leaf: Leaf,
  operation: StoreOperation,
  keys: RedisKeys,
): RedisPointRead | RedisWrite | null {
  const { layout } = operation;
  const columns = operation.kind === "count" ? [] : operation.columns;
  switch (leaf.kind) {
    case "keyLookup":
      if (leaf.parts.some((part) => part.list)) return null;
      return new RedisPointRead(port, layout, keys, keyNamed(layout, leaf.key), leaf.parts, columns);
    case "keyInsert":
    case "keyUpdate":
    case "keyUpsert":
    case "keyDelete":
      return new RedisWrite(port, layout, keys, leaf, columns);
    default:
      return null;
  }
}
