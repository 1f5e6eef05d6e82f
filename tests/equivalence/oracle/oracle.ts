import type { Catalog, Model } from "../../../ir/catalog.ts";
import type { Answer } from "./answer.ts";
import { count, findFirst, findMany, findUnique } from "./answer-read.ts";
import { upsert } from "./answer-upsert.ts";
import { create, createMany, deleteMany, deleteOne, update, updateMany } from "./answer-write.ts";
import { ARGUMENTS, type Call, type Method } from "./call.ts";
import { type Row, Unpredictable } from "./cell.ts";
import { Hazard } from "./constraints.ts";
import { hasEnded, liveRows } from "./ended.ts";
import type { Expected } from "./expected.ts";
import { readNewRow } from "./new-row.ts";
import { type Arguments, readArguments } from "./read-arguments.ts";
import { Refusal } from "./refusal.ts";
import { modelNamed, type Promises, rowsOf, type World } from "./world.ts";

/** Everything stored at one moment. */
export type Moment = ReadonlyMap<string, readonly Row[]>;

/** The contract over plain arrays: slow, naive, and without a line in common with the engine. */
export class Oracle {
  readonly #world: World;

  constructor(catalog: Catalog, computed: ReadonlyMap<string, () => unknown>, promises: Promises) {
    this.#world = { catalog, computed, promises, tables: new Map(), mayFail: new Set() };
  }

  /** Stores rows as `createMany` would, without asking whether they may be there. */
  load(model: string, data: readonly unknown[]): void {
    const rows = data.map((row) => readNewRow(this.#world, modelNamed(this.#world, model), row, "data"));
    this.#world.tables.set(model, [...rowsOf(this.#world, model), ...rows]);
  }

  /** What a call can see. */
  rows(model: string): readonly Row[] {
    return liveRows(this.#world, model);
  }

  /** Takes over what is really stored, once it was found to be what must be. */
  adopt(name: string, rows: readonly Row[]): void {
    const model = modelNamed(this.#world, name);
    const ended = rowsOf(this.#world, name).filter((row) => hasEnded(model, row));
    this.#world.tables.set(name, [...ended, ...rows]);
  }

  moment(): Moment {
    return new Map(this.#world.tables);
  }

  returnTo(moment: Moment): void {
    this.#world.tables.clear();
    for (const [model, rows] of moment) this.#world.tables.set(model, rows);
  }

  answer(call: Call): Answer {
    try {
      const model = modelNamed(this.#world, call.model);
      const args = readArguments(call.args === undefined ? {} : call.args, ARGUMENTS[call.method], "");
      this.#world.mayFail.clear();
      const value = METHODS[call.method](this.#world, model, args);
      const codes = [...this.#world.mayFail];
      return codes.length === 0 ? { kind: "value", value } : { kind: "either", value, codes };
    } catch (error) {
      if (error instanceof Unpredictable) return { kind: "unpredictable" };
      if (error instanceof Hazard) return { kind: "hazard" };
      if (!(error instanceof Refusal)) throw error;
      const codes = [...new Set([...error.codes, ...this.#world.mayFail])];
      return { kind: "failure", codes, path: error.path, targets: error.targets };
    }
  }
}

type AnswerMethod = (world: World, model: Model, args: Arguments) => Expected;

const METHODS: Readonly<Record<Method, AnswerMethod>> = {
  findUnique,
  findFirst,
  findOne: findFirst,
  findMany,
  count,
  create,
  createMany,
  update,
  updateMany,
  upsert,
  delete: deleteOne,
  deleteMany,
};
