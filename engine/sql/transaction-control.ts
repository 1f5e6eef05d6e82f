import type { IsolationLevel } from "../../ir/capabilities.ts";

/** How one connection starts and ends transactions and savepoints. */
export interface TransactionControl {
  readonly begin: (level: IsolationLevel | undefined) => void | Promise<void>;
  /** Answers false where the database rolled back instead. */
  readonly commit: () => boolean | Promise<boolean>;
  readonly rollback: () => void | Promise<void>;
  readonly savepoint: (depth: number) => void | Promise<void>;
  readonly releaseSavepoint: (depth: number) => void | Promise<void>;
  readonly rollbackToSavepoint: (depth: number) => void | Promise<void>;
}
