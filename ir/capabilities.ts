/**
 * What a backend promises. The planner asks for these and never for a name; the conformance tests check
 * each in both directions: claimed means it works, not claimed means no plan uses it.
 */
export interface Capabilities {
  /** Filters, orders, limits, projects and counts rows itself, by the contract's meaning. */
  readonly pushedQueries: boolean;
  /**
   * How many levels of related rows one statement returns inside their parent's row, exactly; 0 where none.
   * Relations with more levels below them are fetched in batches until what is left fits.
   */
  readonly nestedLevels: number;
  /** Aggregates the related rows of many parents at once and joins them, in one statement. */
  readonly groupedRows: boolean;
  /** Joins a row that a unique key finds to the rows of a select, column by column; `null` where it does not. */
  readonly flatJoins: FlatJoins | null;
  /** Numbers rows within a group, so that a limit per parent can be part of a batch. */
  readonly rowNumbers: boolean;
  /** Returns the rows that a write changed, for each kind of write that is listed. */
  readonly returning: readonly ("insert" | "update" | "upsert" | "delete")[];
  /** Lets exactly one named unique key turn an insert into an update, in one statement. */
  readonly upsertByKey: boolean;
  /** Answers a count of all records of a model without reading them. */
  readonly memberCount: boolean;
  /** Finds records by the value of an indexed field without reading the others. */
  readonly indexLookups: boolean;
  /** Finds what several index look-ups have in common, or together, before it reads a record. */
  readonly combinedIndexes: boolean;
  /** Finds records by a range of a declared index, and the first of them in its order, reading no others. */
  readonly orderedIndexes: boolean;
  /** Reads of what an index leads to only the first records in the order of the primary key. */
  readonly indexPages: boolean;
  /** Finds the records that those of another model connect to, without a step of its own for these. */
  readonly throughLookups: boolean;
  /** A write by key, its guard, number operations and unique claims happen at once or not at all. */
  readonly atomicWrites: boolean;
  /**
   * What `transaction(fn)` means here:
   * - `interactive`: a real transaction on one connection
   * - `optimistic`: reads are remembered, writes held back, committed by one action that checks the reads
   * - `deferredAtomic`: writes are held back and committed at once; a read that needs them is refused
   * - `deferred`: writes are held back and applied at the end; not isolated
   * - `none`: refused
   */
  readonly transactions: "interactive" | "optimistic" | "deferredAtomic" | "deferred" | "none";
  /** Nested transactions are savepoints. */
  readonly savepoints: boolean;
  readonly isolationLevels: readonly IsolationLevel[];
  /** Refuses a write that leaves a reference without its target. */
  readonly foreignKeys: boolean;
  /** Two rows never share a unique key: always, within one process, or not promised. */
  readonly uniqueness: "always" | "process" | "bestEffort";
  /** Text is compared by code point: always, or as the tables that the application made declare it. */
  readonly textEquality: "codePoint" | "database";
  /** Arithmetic on stored decimals is exact. */
  readonly decimalArithmetic: boolean;
  /**
   * A call that is aborted or out of time ends what it had the backend do. Elsewhere it is rejected all the
   * same, and what it sent goes on to its end.
   */
  readonly cancellation: boolean;
  /** Has tables that `pushSchema` creates. */
  readonly tables: boolean;
}

/** What one select holds at most. */
export interface FlatJoins {
  readonly tables: number;
  readonly columns: number;
}

export type IsolationLevel = "read uncommitted" | "read committed" | "repeatable read" | "serializable";
