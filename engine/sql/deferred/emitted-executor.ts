import type { Capabilities } from "../../../ir/capabilities.ts";
import type { Executor, PreparedLeaf, RowCodec } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import type { EncoderOf } from "../prepared-statement.ts";
import type { BatchClient } from "./batch-client.ts";
import { BatchSession } from "./batch-session.ts";
import { emittedLeaf } from "./emitted-leaf.ts";

/** What running emitted statements takes of a dialect. */
export interface EmittedContext {
  /** The dialect's name. */
  readonly dialect: string;
  readonly capabilities: Capabilities;
  readonly codec: RowCodec;
  readonly encoderOf: EncoderOf;
  /** Of values in one statement. */
  readonly charactersMax: number;
}

/** Runs statements that were emitted ahead, on a client that commits several of them in one request. No transactions. */
export function emittedExecutor(client: BatchClient, context: EmittedContext): Executor {
  const { dialect, capabilities, codec, encoderOf, charactersMax } = context;
  const session = new BatchSession(client, { kind: client.kind, dialect, errorFacts: client.errorFacts });
  return frozenDriver({
    kind: client.kind,
    dialect,
    capabilities,
    client: client.given ?? client.handle,
    session,
    prepare: (leaf, catalog) => {
      if (leaf.kind !== "emittedStatement") throw new TypeError(`${leaf.kind} was not emitted`);
      const { text, run } = emittedLeaf(leaf, encoderOf, catalog, charactersMax);
      const prepared: PreparedLeaf = {
        codec,
        text,
        run: (_session, values, sent) => run(session, values, sent),
      };
      return Object.freeze(prepared);
    },
  } satisfies Executor);
}
