import { applyMethod } from "../../../engine/conformance/apply-method.ts";
import type { Subject } from "../../support/targets/target.ts";
import type { Step } from "../history.ts";
import type { Answer } from "../oracle/answer.ts";
import { type Call, isWrite } from "../oracle/call.ts";
import type { Oracle } from "../oracle/oracle.ts";
import { userValue } from "../oracle/user-value.ts";
import { modelNamed } from "../oracle/world.ts";
import { callOrm } from "./call-orm.ts";
import { difference } from "./difference.ts";
import { failureDifference } from "./failure.ts";
import { Mismatch } from "./mismatch.ts";
import type { Ground } from "./run-history.ts";
import { RunTransaction, type TransactionStep } from "./run-transaction.ts";
import { show } from "./show.ts";
import { checkModel } from "./stored-state.ts";
import { untilCommit } from "./until-commit.ts";

/** How the engine's call ended. */
export type Ending =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly error: unknown };

/** One history on its way: each step is taken on both sides, and the two must agree. */
export class Run {
  readonly subject: Subject;
  readonly oracle: Oracle;
  readonly #ground: Ground;

  constructor(subject: Subject, ground: Ground, oracle: Oracle) {
    this.subject = subject;
    this.oracle = oracle;
    this.#ground = ground;
  }

  async steps(orm: object, steps: readonly Step[]): Promise<void> {
    for (const [at, step] of steps.entries()) {
      if (step.kind === "call") await this.call(orm, step.call, `${at}`);
      else await this.#transaction(orm, step, `${at}`);
    }
  }

  async #transaction(orm: object, step: TransactionStep, at: string): Promise<void> {
    await new RunTransaction(this).take(orm, step, at);
    if (!this.#holdsBack) return;
    for (const model of Object.values(this.#ground.catalog.models)) {
      await checkModel(orm, this.oracle, model, at);
    }
  }

  /** Nobody sees what a transaction writes before it is committed, not even itself. */
  get #holdsBack(): boolean {
    return this.subject.capabilities.transactions === "deferredAtomic";
  }

  /** Makes the calls at once; none of them writes, so that each must answer as it does alone. */
  async together(orm: object, calls: readonly Call[]): Promise<void> {
    const answers = calls.map((call) => this.oracle.answer(call));
    const endings = await Promise.all(calls.map((call) => endingOf(callOrm(orm, call))));
    for (const [at, ending] of endings.entries()) {
      const answer = answers[at];
      const call = calls[at];
      if (answer === undefined || call === undefined) continue;
      const wrong = disagreement(answer, ending, 0);
      if (wrong !== null)
        throw new Mismatch(`${at}, with the others`, explained(call, answer, ending, wrong));
    }
  }

  /** Returns the error that the call rightly ended with, what must fail at the commit, or `null`. */
  async call(orm: object, call: Call, at: string): Promise<unknown> {
    const before = this.oracle.moment();
    const answer = this.oracle.answer(call);
    if (answer.kind === "hazard") return null;
    const { ending, sent } = await this.#make(orm, call);
    const isInside = orm !== this.subject.orm;
    if (isInside && this.#holdsBack) {
      const later = untilCommit(answer, ending);
      if (later !== null) return later;
    }
    const wrong = disagreement(answer, ending, sent);
    if (wrong !== null) throw new Mismatch(at, explained(call, answer, ending, wrong), errorOf(ending));
    if (ending.kind === "error" && answer.kind === "either") this.oracle.returnTo(before);
    // A failed transaction cannot be asked; elsewhere the write may have been done before a read failed.
    const canLook = !isInside || (ending.kind === "value" && !this.#holdsBack);
    if (isWrite(call.method) && canLook) {
      await checkModel(orm, this.oracle, modelNamed(this.#ground, call.model), at);
    }
    return errorOf(ending);
  }

  /** Counts what the engine says it sent, by its own event. */
  async #make(orm: object, call: Call): Promise<{ ending: Ending; sent: number }> {
    let sent = 0;
    const listen = (event: unknown) => {
      const statements: unknown = Reflect.get(Object(event), "statements");
      sent += Array.isArray(statements) ? statements.length : 0;
    };
    const stop = applyMethod(this.subject.orm, "$on", ["query", listen]);
    const ending = await endingOf(callOrm(orm, call));
    if (typeof stop === "function") stop();
    return { ending, sent };
  }
}

function endingOf(call: Promise<unknown>): Promise<Ending> {
  return call.then(
    (value) => ({ kind: "value", value }),
    (error: unknown) => ({ kind: "error", error }),
  );
}

function errorOf(ending: Ending): unknown {
  return ending.kind === "error" ? ending.error : null;
}

const NOTHING_SENT = ["INVALID_QUERY", "UNSUPPORTED"];

function disagreement(answer: Answer, ending: Ending, sent: number): string | null {
  if (ending.kind === "error") return failureOf(answer, ending.error, sent);
  switch (answer.kind) {
    case "value":
    case "either":
      return difference(answer.value, ending.value);
    case "unpredictable":
    case "hazard":
      return null;
    case "failure":
      return `it must fail with ${answer.codes.join(" or ")}`;
  }
}

function failureOf(answer: Answer, error: unknown, sent: number): string | null {
  if (answer.kind === "either") {
    const code: unknown = Reflect.get(Object(error), "code");
    return answer.codes.some((allowed) => allowed === code) ? null : "it must not fail";
  }
  if (answer.kind === "unpredictable") return isDecodeFailure(error) ? null : "it must not fail";
  if (answer.kind !== "failure") return "it must not fail";
  const isRefusal = answer.codes.every((code) => NOTHING_SENT.includes(code));
  if (isRefusal && sent > 0) return "it was refused, but something was sent";
  return failureDifference(answer, error);
}

/** What cannot be predicted may lead to a row that is not there. */
function isDecodeFailure(error: unknown): boolean {
  return Reflect.get(Object(error), "code") === "DECODE_FAILED";
}

function explained(call: Call, answer: Answer, ending: Ending, wrong: string): string {
  const expected = answer.kind === "value" ? show(userValue(answer.value)) : show(answer);
  const actual = ending.kind === "value" ? show(ending.value) : show(ending.error);
  return `${wrong}\n${call.model}.${call.method}(${show(call.args)})\nexpected ${expected}\ngot ${actual}`;
}
