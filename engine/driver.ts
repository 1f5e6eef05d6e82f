import type { Planning } from "../compiler/plan/planning.ts";
import type { Capabilities, IsolationLevel } from "../ir/capabilities.ts";
import type { Catalog } from "../ir/catalog.ts";
import type { Cell, FieldKind } from "../ir/field-kind.ts";
import type { EmittedStatement } from "../ir/physical/emitted-statement.ts";
import type { Leaf } from "../ir/physical/physical-plan.ts";
import type { Interruption } from "./interruption.ts";
import type { PrepareLocal } from "./operators/prepare-local.ts";

export type { Leaf };

/**
 * The port between the engine and a backend. An executor knows how to run leaves; it knows nothing of
 * calls, shapes, relations, defaults or results.
 */
export interface Executor {
  /** Which backend this is, as errors and events name it: `pg`, `sql.js`, `redis`, … */
  readonly kind: string;
  readonly dialect: string | null;
  readonly capabilities: Capabilities;
  /** Requests cross a network, so that reads made in one tick are worth sending together. */
  readonly remote?: boolean;
  /** The client that the application handed in. */
  readonly client: unknown;
  /** Where calls outside a transaction run. */
  readonly session: Session;
  /** Emits the leaf and prepares all that its runs share. Called once for each leaf of a cached plan. */
  readonly prepare: (leaf: Leaf, catalog: Catalog) => PreparedLeaf;
  /** Prepares what runs here over the rows of a store. Absent where plans have whole statements instead. */
  readonly prepareLocal?: PrepareLocal | undefined;
  /** Starts a transaction; inside another one (`outer`) a savepoint. Absent where the capability is `none`. */
  readonly begin?: ((options: TransactionOptions, outer: Session | null) => Promise<Transaction>) | undefined;
  /** Removes what is left of records that the store has freed by itself. Absent where nothing is. */
  readonly sweep?: (model: string, catalog: Catalog) => Promise<void>;
  /** Creates what the schema needs. Absent where there are no tables. */
  readonly push?: (catalog: Catalog) => Promise<void>;
}

/** An executor for which the compiler can plan. */
export interface Driver extends Executor {
  readonly planning: Planning;
}

/**
 * Where leaves run: the client itself, or one transaction of it. Opaque to the engine; a driver
 * recognises its own.
 */
export interface Session {
  readonly inTransaction: boolean;
}

export interface TransactionOptions {
  readonly isolationLevel?: IsolationLevel | undefined;
  /** Keeps a transaction from beginning that waited for a connection too long. */
  readonly interruption?: Interruption | undefined;
}

export interface Transaction {
  readonly session: Session;
  /** Resolves only when the commit is certain; throws `COMMIT_OUTCOME_UNKNOWN` where its answer was lost. */
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}

export interface PreparedLeaf {
  /** The statement or commands, for `$explain` and query events; values never appear. */
  readonly text: string;
  /** Requests that one run sends and waits for, per chunk of the backend's limits; 1 where absent. */
  readonly roundTrips?: number;
  /** The most, where another call or a host ORM has it ask again; as many as above where absent. */
  readonly roundTripsMax?: number;
  /** The leaf as plain data, where a driver without an emitter could run it from that. */
  readonly emitted?: EmittedStatement;
  /** How cells stand in the answer's rows; `null` where they are canonical. */
  readonly codec: RowCodec | null;
  /**
   * Runs once with the call's values by slot. `sent` is called once per request to the backend, just
   * before it goes out. Errors are `OrmError`s.
   */
  readonly run: (session: Session, values: readonly unknown[], sent: Sent) => Answer | Promise<Answer>;
}

/** Who hears of the requests of one run, and what may end it early. */
export interface Sent {
  (text: string): void;
  /** A backend that can end a request under way does so when it is interrupted, and sends no further one. */
  readonly interruption?: Interruption;
}

export interface Answer {
  /** Rows as lists, by the leaf's columns; empty where the leaf returns none. */
  readonly rows: readonly (readonly unknown[])[];
  /** What `count` asks for, or how many rows a write matched. */
  readonly count: number;
}

/** Decoders of a leaf's cells. They never see null. */
export interface RowCodec {
  readonly decode: (type: FieldKind) => (raw: unknown) => Cell;
  readonly decodeNested: (type: FieldKind) => (raw: unknown) => Cell;
  /** Whether a list of related rows stands row by row, or column by column with nothing for no rows. */
  readonly lists: "rows" | "columns";
  /** A top-level column of related rows, as text or already parsed: to a list, a row, or null. */
  readonly decodeNest: (raw: unknown) => unknown;
}
