import { OrmError } from "../../../ir/orm-error.ts";
import type { Step } from "../history.ts";
import { callOrm, transactOrm } from "./call-orm.ts";
import { Mismatch } from "./mismatch.ts";
import type { Run } from "./run-steps.ts";
import { OwedFailure } from "./until-commit.ts";

export type TransactionStep = Step & { readonly kind: "transaction" };

/** Thrown by a callback that wants to roll back; it must arrive outside as it is. */
class Thrown extends Error {}

/** One transaction of a history, with those inside it. */
export class RunTransaction {
  readonly #run: Run;
  readonly #outer: RunTransaction | null;

  constructor(run: Run, outer: RunTransaction | null = null) {
    this.#run = run;
    this.#outer = outer;
  }

  /** Returns what an inner transaction leaves for the commit of the outer one to fail with. */
  async take(orm: object, step: TransactionStep, at: string): Promise<OwedFailure | null> {
    const before = this.#run.oracle.moment();
    let failure: unknown = null;
    let broken: unknown = null;
    try {
      await transactOrm(orm, async (tx) => {
        failure = await this.#inside(tx, step.steps, at).catch((error: unknown) => {
          broken = error;
          throw error;
        });
        const goesOn = failure === null || failure instanceof OwedFailure;
        if (goesOn && step.end === "throw") throw new Thrown();
      });
    } catch (error) {
      if (broken !== null) throw broken;
      const wrong = this.#wronglyRejected(step, failure, error);
      if (wrong !== null) throw new Mismatch(at, `${wrong}: ${String(error)}`, error);
      this.#run.oracle.returnTo(before);
      return null;
    }
    if (failure instanceof OwedFailure && this.#outer !== null) return failure;
    if (failure !== null) throw new Mismatch(at, "a transaction resolved in which a call had failed");
    if (step.end === "throw") throw new Mismatch(at, "a transaction resolved whose callback threw");
    if (!this.#isSupported()) throw new Mismatch(at, "a transaction ran that the capabilities do not claim");
    return null;
  }

  #isSupported(): boolean {
    const { transactions, savepoints } = this.#run.subject.capabilities;
    return transactions !== "none" && (this.#outer === null || savepoints);
  }

  #wronglyRejected(step: TransactionStep, failure: unknown, error: unknown): string | null {
    if (!this.#isSupported()) {
      const refused = error instanceof OrmError && error.code === "UNSUPPORTED";
      return refused ? null : "a transaction that is not supported must be refused as UNSUPPORTED";
    }
    if (failure instanceof OwedFailure && step.end === "commit") {
      const isOwed = error instanceof OrmError && failure.codes.some((code) => code === error.code);
      return isOwed ? null : `the commit must fail with ${failure.codes.join(" or ")}`;
    }
    if (failure !== null && !(failure instanceof OwedFailure)) {
      return error instanceof OrmError ? null : "the error is no OrmError";
    }
    if (step.end === "commit") return "the transaction must commit";
    return error instanceof Thrown ? null : "what the callback threw did not arrive";
  }

  /** Takes the steps until one fails, and returns its error; `null` where none does. */
  async #inside(tx: object, steps: readonly Step[], at: string): Promise<unknown> {
    for (const [index, step] of steps.entries()) {
      const place = `${at}.${index}`;
      if (step.kind === "transaction") {
        const owed = await new RunTransaction(this.#run, this).take(tx, step, place);
        if (owed !== null) return owed;
        continue;
      }
      const failure = await this.#run.call(tx, step.call, place);
      if (failure === null) continue;
      if (failure instanceof OwedFailure) return failure;
      await expectPoisoned(tx, step.call.model, place);
      return failure;
    }
    return null;
  }
}

/** After an error, only a rollback is possible. */
async function expectPoisoned(tx: object, model: string, at: string): Promise<void> {
  const answer = await callOrm(tx, { model, method: "count", args: {} }).then(
    () => "answered",
    () => "refused",
  );
  if (answer === "answered") throw new Mismatch(at, "the transaction went on after an error");
}
