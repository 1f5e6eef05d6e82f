import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Sent } from "../../driver.ts";
import { refuseAfterFailure } from "../../transaction-failure.ts";
import type { SqlRequest, SqlResult } from "../sql-client.ts";
import type { SqlFaultSource } from "../sql-fault.ts";
import type { SqlFaultContext } from "../sql-fault-context.ts";
import { SqlSession } from "../sql-session.ts";
import type { BatchStatement } from "./batch-client.ts";
import type { BatchSession } from "./batch-session.ts";

export interface HeldStatement extends BatchStatement {
  /** What the statement writes; `null` where it only checks. */
  readonly about: SqlFaultContext | null;
}

const HELD: SqlResult = Object.freeze({ rows: [], affected: 0 });

/** A transaction whose writes wait for its end; what it reads is what was there before them. */
export class DeferredSession extends SqlSession {
  readonly inTransaction = true;
  readonly root: BatchSession;
  readonly held: HeldStatement[] = [];
  readonly #outer: DeferredSession | null;
  #ended = false;

  constructor(root: BatchSession, outer: DeferredSession | null) {
    super();
    this.root = root;
    this.#outer = outer;
  }

  get handle(): object {
    return this.root.handle;
  }

  get isOver(): boolean {
    return this.#ended;
  }

  get source(): SqlFaultSource {
    return this.root.source;
  }

  async run(request: SqlRequest, values: readonly SqlValue[], sent: Sent): Promise<SqlResult> {
    if (request.answer === "rows") return this.read(request, values, sent);
    this.hold({ text: request.text, values, about: null });
    return HELD;
  }

  read(request: SqlRequest, values: readonly SqlValue[], sent: Sent): Promise<SqlResult> {
    this.#refuseOver();
    return this.root.run(request, values, sent);
  }

  hold(statement: HeldStatement): void {
    this.#refuseOver();
    this.held.push(statement);
  }

  end(): void {
    this.#ended = true;
  }

  /** Refuses what would need the writes of the models that are held back. */
  refuseHeld(models: ReadonlySet<string>): void {
    const held = this.held.find(({ about }) => about !== null && models.has(about.model));
    if (held === undefined) {
      this.#outer?.refuseHeld(models);
      return;
    }
    throw new OrmError(
      "UNSUPPORTED",
      `the answer depends on a write to ${held.about?.model} that this transaction holds back until its end`,
      { backendKind: this.source.kind, dialect: this.source.dialect },
    );
  }

  #refuseOver(): void {
    if (this.#ended) throw new OrmError("INVALID_QUERY", "the transaction that this orm belonged to is over");
    refuseAfterFailure(this);
  }
}
