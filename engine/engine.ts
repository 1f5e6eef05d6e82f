import type { CompileOptions } from "../compiler/compile.ts";
import type { AnySchema } from "../compiler/schema/schema.ts";
import type { Limits } from "../compiler/shape/limits.ts";
import type { Method } from "../compiler/shape/method.ts";
import { type ReadContext, readCall } from "../compiler/shape/read-call.ts";
import { ShapeNode } from "../compiler/shape/shape-node.ts";
import { ShapeReader } from "../compiler/shape/shape-reader.ts";
import type { Explanation } from "../ir/explanation.ts";
import { OrmError } from "../ir/orm-error.ts";
import { callError } from "./call-error.ts";
import type { Answer, Driver, Sent, Session } from "./driver.ts";
import { explain } from "./explain.ts";
import { filler } from "./fill.ts";
import { type PreparedCall, prepareCall } from "./prepared-call.ts";
import { QueryListeners } from "./query-listeners.ts";

export interface EngineOptions {
  readonly limits: Limits;
  readonly compile: CompileOptions;
}

const UNHEARD: Sent = () => {};

/** Runs calls: parameterize, find or compile the plan, bind, execute, hydrate. One for each orm. */
export class Engine {
  readonly driver: Driver;
  readonly listeners = new QueryListeners();
  /** How many shapes were compiled; a shape seen before is not compiled again. */
  compilations = 0;
  readonly #options: EngineOptions;
  readonly #context: ReadContext;
  #shapes = new ShapeNode<PreparedCall>(null, null);
  #shapeWords = 0;

  constructor(schema: AnySchema, driver: Driver, options: EngineOptions) {
    this.driver = driver;
    this.#options = options;
    this.#context = { catalog: schema.catalog, fill: filler(schema.generators) };
  }

  async call(session: Session, model: string, method: Method, args: unknown): Promise<unknown> {
    if (this.listeners.present) return this.#callHeard(session, model, method, args);
    try {
      const reader = this.#read(model, method, args);
      const prepared = reader.node.entry ?? this.#prepare(reader);
      const answer = prepared.operator.run({ session, values: reader.values, sent: UNHEARD });
      return prepared.result(answer instanceof Promise ? await answer : answer);
    } catch (error) {
      throw callError(error, this.driver, model, method);
    }
  }

  explain(model: string, method: Method, args: unknown): Explanation {
    try {
      const reader = this.#read(model, method, args);
      return explain(reader.node.entry ?? this.#prepare(reader));
    } catch (error) {
      throw callError(error, this.driver, model, method);
    }
  }

  #read(model: string, method: Method, args: unknown): ShapeReader<PreparedCall> {
    const reader = new ShapeReader(this.#shapes, this.#options.limits);
    readCall(reader, model, method, args, this.#context);
    return reader;
  }

  #prepare(reader: ShapeReader<PreparedCall>): PreparedCall {
    this.compilations++;
    const prepared = prepareCall(
      reader.node.spell(),
      this.#context.catalog,
      this.driver,
      this.#options.compile,
    );
    reader.node.entry = prepared;
    this.#bound(reader.words);
    return prepared;
  }

  /**
   * Keeps the shapes within their budget by forgetting all of them: a program has few shapes, and one that
   * makes more than that makes new ones all the time, so keeping some would not help it.
   */
  #bound(words: number): void {
    this.#shapeWords += words;
    if (this.#shapeWords <= this.#options.limits.shapeWordsMax) return;
    this.#shapes = new ShapeNode(null, null);
    this.#shapeWords = 0;
  }

  async #callHeard(session: Session, model: string, method: Method, args: unknown): Promise<unknown> {
    const start = performance.now();
    const statements: string[] = [];
    let answer: Answer = { rows: [], count: 0 };
    let errorCode: string | null = null;
    try {
      const reader = this.#read(model, method, args);
      const prepared = reader.node.entry ?? this.#prepare(reader);
      const sent: Sent = (text) => statements.push(text);
      answer = await prepared.operator.run({ session, values: reader.values, sent });
      return prepared.result(answer);
    } catch (error) {
      const failure = callError(error, this.driver, model, method);
      errorCode = failure instanceof OrmError ? failure.code : "UNKNOWN";
      throw failure;
    } finally {
      this.listeners.tell({
        model,
        method,
        statements,
        roundTrips: statements.length,
        durationMs: performance.now() - start,
        rows: answer.count,
        errorCode,
      });
    }
  }
}
