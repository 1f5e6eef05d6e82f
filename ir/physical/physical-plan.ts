import type { Slot } from "../slot.ts";
import type { BatchFetch } from "./batch-fetch.ts";
import type { EmittedStatement } from "./emitted-statement.ts";
import type { IndexLookup } from "./index-lookup.ts";
import type { KeyDelete } from "./key-delete.ts";
import type { KeyInsert } from "./key-insert.ts";
import type { KeyLookup } from "./key-lookup.ts";
import type { KeyUpdate } from "./key-update.ts";
import type { KeyUpsert } from "./key-upsert.ts";
import type { LocalCount } from "./local-count.ts";
import type { LocalFilter } from "./local-filter.ts";
import type { LocalLimit } from "./local-limit.ts";
import type { LocalSort } from "./local-sort.ts";
import type { MemberCount } from "./member-count.ts";
import type { MemberScan } from "./member-scan.ts";
import type { NoRows } from "./no-rows.ts";
import type { PushedQuery } from "./pushed-query.ts";
import type { PushedWrite } from "./pushed-write.ts";
import type { RangeLookup } from "./range-lookup.ts";
import type { ThroughLookup } from "./through-lookup.ts";

/** Leaves that a record store answers. */
export type StoreRead = KeyLookup | IndexLookup | RangeLookup | ThroughLookup | MemberScan | MemberCount;
export type StoreWrite = KeyInsert | KeyUpdate | KeyUpsert | KeyDelete;

/** Operators that the engine runs over the rows of their input. */
export type LocalOperator = LocalFilter | LocalSort | LocalLimit | LocalCount | BatchFetch;

/** What the backend answers. */
export type Leaf = PushedQuery | PushedWrite | EmittedStatement | StoreRead | StoreWrite;

export type Physical = Leaf | LocalOperator | NoRows;

/** How one relation of the call is loaded, and why. */
export interface StrategyChoice {
  /** Relation names from the root, joined by dots. */
  readonly path: string;
  readonly strategy: Strategy;
  readonly reason: string;
}

/**
 * - `correlated`: a sub-select per parent row inside the one statement, by key
 * - `grouped`: one aggregate over all parents' related rows, joined, inside the one statement
 * - `joined`: the one row that a unique key finds, as columns of its parent's row in the one statement
 * - `batch`: one fetch for the key set of all parents
 */
export type Strategy = "correlated" | "grouped" | "joined" | "batch";

/** One name of the result record: a column of the row, and for related rows the names inside. */
export interface RecordOutput {
  readonly name: string;
  readonly outputs: readonly RecordOutput[] | null;
}

/** What runs for every call of one shape. */
export interface PhysicalPlan {
  readonly kind: "plan";
  readonly root: Physical;
  /** A list of records, one record or null, or a number. */
  readonly result: "rows" | "row" | "count";
  /** `null` where the result is a number. */
  readonly outputs: readonly RecordOutput[] | null;
  /** The model that the call is about. */
  readonly model: string;
  /** How many slots the caller fills; key sets take those from here up to `slots`. */
  readonly callSlots: Slot;
  /** The last of these, where the plan asks which rows have ended: the instant of the call. */
  readonly now: Slot | null;
  readonly slots: Slot;
  readonly strategies: readonly StrategyChoice[];
}
