import type { AnySchema } from "../compiler/schema/schema.ts";
import type { Limits } from "../compiler/shape/limits.ts";
import { type Method, READS } from "../compiler/shape/method.ts";
import { type ReadContext, readCall } from "../compiler/shape/read-call.ts";
import type { FillField } from "../compiler/shape/read-data.ts";
import { ShapeNode } from "../compiler/shape/shape-node.ts";
import { ShapeReader } from "../compiler/shape/shape-reader.ts";
import type { Explanation } from "../ir/explanation.ts";
import { OrmError } from "../ir/orm-error.ts";
import type { Strategy } from "../ir/physical/physical-plan.ts";
import { callError } from "./call-error.ts";
import { CallInstant, type Clock } from "./call-instant.ts";
import { readCallOptions } from "./call-options.ts";
import type { Executor, Sent, Session } from "./driver.ts";
import { filler } from "./fill.ts";
import { Flight } from "./flight.ts";
import { type Interruption, interruptedCall, interruptionOf } from "./interruption.ts";
import type { PlanSource } from "./plan-source.ts";
import type { PointReads } from "./point-reads/point-reads.ts";
import type { PreparedCall } from "./prepared-call.ts";
import type { PurgedRows } from "./purge-expired.ts";
import { QueryListeners } from "./query-listeners.ts";
import { partOf, refuseOver } from "./transaction-calls.ts";
import { recordFailure, refuseAfterFailure } from "./transaction-failure.ts";
import { interruptionAround } from "./transaction-interruption.ts";
import { isInsideTransaction } from "./transaction-scope.ts";

export interface EngineOptions {
  readonly limits: Limits;
  readonly plans: PlanSource;
  /** Sends point reads of one tick together; `null` where each is sent by itself. */
  readonly pointReads: PointReads | null;
  readonly clock: Clock;
}

const UNHEARD: Sent = () => {};

/** Explaining a call binds nothing, so neither the clock nor the application's default functions are asked. */
const UNFILLED: FillField = () => null;

/** Runs calls: parameterize, find or compile the plan, bind, execute, hydrate. One for each orm. */
export class Engine {
  readonly driver: Executor;
  readonly listeners: QueryListeners;
  /** How many shapes were compiled; a shape seen before is not compiled again. */
  compilations = 0;
  readonly #schema: AnySchema;
  readonly #options: EngineOptions;
  readonly #context: ReadContext;
  /** Of the call that is being read; nothing comes between that and binding its values. */
  readonly #instant: CallInstant;
  readonly #pointReads: PointReads | null;
  #shapes = new ShapeNode<PreparedCall>(null, null);
  #shapeWords = 0;
  /** For calls that ask for a strategy: each with plans of its own. */
  readonly #insisting = new Map<Strategy, Engine>();

  constructor(
    schema: AnySchema,
    driver: Executor,
    options: EngineOptions,
    listeners: QueryListeners = new QueryListeners(),
  ) {
    this.driver = driver;
    this.listeners = listeners;
    this.#schema = schema;
    this.#options = options;
    this.#instant = new CallInstant(options.clock);
    this.#pointReads = options.pointReads;
    this.#context = { catalog: schema.catalog, fill: filler(schema.generators, this.#instant) };
  }

  call(session: Session, model: string, method: Method, args: unknown, options?: unknown): Promise<unknown> {
    const around = interruptionAround(session);
    const answer =
      options === undefined && around === null
        ? this.#call(session, model, method, args, null)
        : this.#callWithin(session, model, method, args, options, around);
    return session.inTransaction ? partOf(session, answer) : answer;
  }

  #call(
    session: Session,
    model: string,
    method: Method,
    args: unknown,
    flight: Flight | null,
  ): Promise<unknown> {
    if (this.listeners.present) return this.#callHeard(session, model, method, args, flight);
    return this.#run(session, model, method, args, flight === null ? UNHEARD : flight.sent(UNHEARD));
  }

  /** The one asynchronous function on the way of a call: a promise more would be a tenth of its cost. */
  async #run(session: Session, model: string, method: Method, args: unknown, sent: Sent): Promise<unknown> {
    try {
      const reader = this.#read(model, method, args);
      const prepared = this.#prepared(session, reader);
      const { values } = reader;
      const pointReads = this.#pointReadsFor(session, prepared, sent);
      if (pointReads !== null) return await pointReads.read(prepared, values, sent);
      return prepared.result(await prepared.operator.run({ session, values, sent }));
    } catch (error) {
      throw this.#failed(session, error, model, method);
    }
  }

  /** Rejects at once when it is interrupted; what was sent by then is waited for behind that. */
  async #callWithin(
    session: Session,
    model: string,
    method: Method,
    args: unknown,
    options: unknown,
    around: Interruption | null,
  ): Promise<unknown> {
    let flight: Flight | null = null;
    try {
      const read = readCallOptions(options);
      const engine = this.#by(read.strategy);
      const interruption = interruptionOf(read, around);
      if (interruption === null) return await engine.#call(session, model, method, args, null);
      flight = new Flight(interruption);
      interruption.check();
      return await interruption.race(engine.#call(session, model, method, args, flight));
    } catch (error) {
      const reason = flight?.interruption.reason ?? null;
      if (flight === null || reason === null || error !== reason) {
        throw this.#failed(session, error, model, method);
      }
      const isOpen = flight.hasSent && !session.inTransaction && !READS.has(method);
      throw this.#failed(session, interruptedCall(reason, `${model}.${method}`, isOpen), model, method);
    } finally {
      if (flight !== null && flight.interruption !== around) flight.interruption.end();
    }
  }

  /** The engine whose plans load relations so. */
  #by(strategy: Strategy | undefined): Engine {
    if (strategy === undefined) return this;
    const found = this.#insisting.get(strategy);
    if (found !== undefined) return found;
    const options = { ...this.#options, plans: this.#options.plans.by(strategy) };
    const engine = new Engine(this.#schema, this.driver, options, this.listeners);
    this.#insisting.set(strategy, engine);
    return engine;
  }

  async purgeExpired(session: Session): Promise<PurgedRows> {
    if (session.inTransaction) {
      throw new OrmError(
        "UNSUPPORTED",
        "$purgeExpired is no part of a transaction: what it removes is absent",
      );
    }
    return this.#options.plans.purgeExpired(new CallInstant(this.#options.clock).milliseconds);
  }

  explain(model: string, method: Method, args: unknown, options?: unknown): Explanation {
    try {
      const engine = this.#by(readCallOptions(options).strategy);
      const reader = engine.#read(model, method, args, { ...this.#context, fill: UNFILLED });
      return engine.#options.plans.explain(reader.node.entry ?? engine.#prepare(reader));
    } catch (error) {
      throw callError(error, this.driver, model, method);
    }
  }

  /** Whatever failed, in the database or on the way there and back: its transaction can only be rolled back. */
  #failed(session: Session, error: unknown, model: string, method: Method): unknown {
    const failure = callError(error, this.driver, model, method);
    recordFailure(session, failure);
    return failure;
  }

  /** What the call's shape was compiled to, and the reader's values complete for it. */
  #prepared(session: Session, reader: ShapeReader<PreparedCall>): PreparedCall {
    refuseOver(session);
    refuseAfterFailure(session);
    const prepared = reader.node.entry ?? this.#prepare(reader);
    if (prepared.physical.now !== null) reader.values.push(this.#instant.milliseconds);
    return prepared;
  }

  /** Inside a transaction's callback the order of statements matters, and whose they are. */
  #pointReadsFor(session: Session, prepared: PreparedCall, sent: Sent): PointReads | null {
    if (prepared.pointRead === null || sent.interruption !== undefined) return null;
    return session === this.driver.session && !isInsideTransaction(() => true) ? this.#pointReads : null;
  }

  #read(
    model: string,
    method: Method,
    args: unknown,
    context: ReadContext = this.#context,
  ): ShapeReader<PreparedCall> {
    const reader = new ShapeReader(this.#shapes, this.#options.limits);
    this.#instant.forget();
    try {
      readCall(reader, model, method, args, context);
    } finally {
      // A refused call has left its beginning in the trie: it counts as much as one that is answered.
      if (reader.grown > 0) this.#bound(reader.grown);
    }
    return reader;
  }

  #prepare(reader: ShapeReader<PreparedCall>): PreparedCall {
    this.compilations++;
    const prepared = this.#options.plans.prepare(reader.node.spell());
    reader.node.entry = prepared;
    return prepared;
  }

  /**
   * Keeps the shapes within their budget by forgetting all of them: a program has few shapes, and one that
   * makes more than that makes new ones all the time, so keeping some would not help it.
   */
  #bound(grown: number): void {
    this.#shapeWords += grown;
    if (this.#shapeWords <= this.#options.limits.shapeWordsMax) return;
    this.#shapes = new ShapeNode(null, null);
    this.#shapeWords = 0;
  }

  async #callHeard(
    session: Session,
    model: string,
    method: Method,
    args: unknown,
    flight: Flight | null,
  ): Promise<unknown> {
    const start = performance.now();
    const statements: string[] = [];
    let result: unknown = null;
    let errorCode: string | null = null;
    try {
      const hear: Sent = (text) => void statements.push(text);
      result = await this.#run(session, model, method, args, flight === null ? hear : flight.sent(hear));
      return result;
    } catch (failure) {
      const reason = flight?.interruption.reason ?? failure;
      errorCode = reason instanceof OrmError ? reason.code : "UNKNOWN";
      throw failure;
    } finally {
      const event = {
        model,
        method,
        statements: Object.freeze(statements.slice()),
        roundTrips: statements.length,
        durationMs: performance.now() - start,
        rows: rowsOf(result),
        errorCode,
      };
      this.listeners.tell(Object.freeze(event));
    }
  }
}

/** Rows read or written, by what the call gave: records, a record, or the number itself. */
function rowsOf(result: unknown): number {
  if (typeof result === "number") return result;
  if (Array.isArray(result)) return result.length;
  return result === null ? 0 : 1;
}
