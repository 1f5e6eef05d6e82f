import type { Subject } from "../../support/targets/target.ts";
import type { Method } from "../oracle/call.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import { callOrm } from "../runner/call-orm.ts";

type Entries = Readonly<Record<string, unknown>>;

/** Asks one model of one store for the keys of its rows. */
export class Asker {
  readonly #subject: Subject;
  readonly #model: string;
  /** The fields of the primary key. */
  readonly key: readonly string[];

  constructor(subject: Subject, model: string, key: readonly string[]) {
    this.#subject = subject;
    this.#model = model;
    this.key = key;
  }

  /** The keys as texts, in the order in which they come. */
  async listed(args: Entries): Promise<readonly string[]> {
    const select = Object.fromEntries(this.key.map((name) => [name, true]));
    const rows = await this.call("findMany", { ...args, select });
    if (!Array.isArray(rows)) throw new TypeError("findMany gives a list");
    return rows.map((row: unknown) => this.#text(row));
  }

  /** The keys of the rows that the filter lets through, sorted. */
  async matched(where: Entries): Promise<readonly string[]> {
    return [...(await this.listed({ where }))].sort();
  }

  call(method: Method, args: Entries): Promise<unknown> {
    return callOrm(this.#subject.orm, { model: this.#model, method, args });
  }

  #text(row: unknown): string {
    const cells = isPlainObject(row) ? this.key.map((name) => row[name]) : [];
    return cells.map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell))).join("|");
  }
}
