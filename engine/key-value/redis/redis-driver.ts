import { type KeyNames, type RedisKeys, redisKeys } from "../../../emitters/key-value/redis-keys.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Driver, Leaf, PreparedLeaf, Session, Transaction } from "../../driver.ts";
import { KeyPlaces } from "../key-places.ts";
import { type StoreOperation, storeOperation } from "../store-operation.ts";
import { REDIS_CAPABILITIES } from "./redis-capabilities.ts";
import { RedisLeaf } from "./redis-leaf.ts";
import type { RedisPort } from "./redis-port.ts";
import { RedisTransaction } from "./redis-transaction.ts";
import { RedisWrite } from "./redis-write.ts";

/** A driver over any client that is a {@link RedisPort}. Nothing is sent before the first call. */
export function redisDriver(port: RedisPort, names: KeyNames): Driver {
  const transactions = new WeakMap<Session, RedisTransaction>();
  const places = new KeyPlaces((catalog) => redisKeys(catalog, names));
  return Object.freeze({
    kind: port.kind,
    dialect: null,
    capabilities: REDIS_CAPABILITIES,
    client: port.client,
    session: Object.freeze({ inTransaction: false }),
    prepare: (leaf: Leaf, catalog: Catalog): PreparedLeaf => {
      const operation = storeOperation(leaf, catalog, port.kind);
      const prepared = preparedLeaf(port, leaf, operation, places.of(catalog, operation.layout));
      return {
        text: prepared.text,
        codec: null,
        run: (session, values, sent) => prepared.run(transactions.get(session) ?? null, values, sent),
      };
    },
    begin: async (_options: unknown, outer: Session | null): Promise<Transaction> => {
      const around = (outer && transactions.get(outer)) ?? null;
      const transaction = new RedisTransaction(port, (layout) => places.at(layout), around);
      const session = Object.freeze({ inTransaction: true });
      transactions.set(session, transaction);
      return { session, commit: () => transaction.commit(), rollback: async () => {} };
    },
  });
}

function preparedLeaf(port: RedisPort, leaf: Leaf, operation: StoreOperation, keys: RedisKeys): RedisLeaf {
  switch (leaf.kind) {
    case "keyInsert":
    case "keyUpdate":
    case "keyUpsert":
    case "keyDelete": {
      const columns = operation.kind === "write" ? operation.columns : [];
      return new RedisLeaf(
        port,
        operation,
        keys,
        new RedisWrite(port, operation.layout, keys, leaf, columns),
      );
    }
    default:
      return new RedisLeaf(port, operation, keys, null);
  }
}
