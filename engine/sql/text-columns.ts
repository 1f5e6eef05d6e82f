import type { Dialect } from "../../emitters/sql/dialect.ts";
import { tablePath } from "../../emitters/sql/table-path.ts";
import type { TextStorage } from "../../emitters/sql/text-storage.ts";
import { type Catalog, fieldOf, type Model } from "../../ir/catalog.ts";
import type { Sent, Session } from "../driver.ts";
import { runRequest } from "./run-request.ts";
import type { SqlEngine } from "./sql-engine.ts";
import type { TableInspection } from "./table-inspection.ts";

type AskForText = NonNullable<TableInspection["textColumns"]>;

/** By the column's name in lower case: these databases take it in any. */
type Columns = Map<string, TextStorage>;

/**
 * How one database keeps the text of its columns. Asked once, for all tables of a catalog, by the first
 * statement that compares text, and again after tables were set up. A table that is altered by others
 * meanwhile is compared as it was: what reads then needs a new client.
 */
export class TextColumns {
  /** Counts what was learnt: a statement that was emitted before is out of date. */
  version = 0;
  readonly #dialect: Dialect;
  readonly #ask: AskForText;
  /** By path. `null`: a table that the database does not describe, such as a temporary one. */
  readonly #tables = new Map<string, Columns | null>();
  readonly #underWay = new WeakMap<Session, Map<Catalog, Promise<void>>>();

  constructor(dialect: Dialect, ask: AskForText) {
    this.#dialect = dialect;
    this.#ask = ask;
  }

  storageOf(model: Model, field: string): TextStorage | null {
    const columns = this.#tables.get(this.#keyOf(model));
    return columns?.get(fieldOf(model, field).column.toLowerCase()) ?? null;
  }

  isSettled(model: Model): boolean {
    return this.#tables.has(this.#keyOf(model));
  }

  /** The models' tables are there, whether the database described them or not. */
  settle(models: Iterable<Model>): void {
    for (const model of models) {
      if (!this.isSettled(model)) this.#tables.set(this.#keyOf(model), null);
    }
    this.version++;
  }

  /** After the tables of the catalog were set up: what was known of their columns is so no more. */
  learnAgain(session: Session, catalog: Catalog): Promise<void> {
    for (const model of Object.values(catalog.models)) this.#tables.delete(this.#keyOf(model));
    return this.learn(session, catalog, () => {});
  }

  /** Asks for the tables of the catalog that are not known yet. Calls of one session for one catalog ask together. */
  learn(session: Session, catalog: Catalog, sent: (text: string) => void): Promise<void> {
    const underWay = this.#underWay.get(session) ?? new Map<Catalog, Promise<void>>();
    this.#underWay.set(session, underWay);
    const known = underWay.get(catalog);
    if (known !== undefined) return known;
    const asking = this.#learn(session, catalog, sent).finally(() => {
      underWay.delete(catalog);
    });
    underWay.set(catalog, asking);
    return asking;
  }

  async #learn(session: Session, catalog: Catalog, sent: (text: string) => void): Promise<void> {
    const [first, ...others] = Object.values(catalog.models).filter((model) => !this.isSettled(model));
    if (first === undefined) return;
    const models = [first, ...others];
    const { text, values } = this.#ask(models.map((model) => tablePath(this.#dialect, model)));
    const request = { text, name: null, answer: "rows" } as const;
    const about = { catalog, model: first.name, operation: "find" };
    // Nobody's interruption ends what others wait for too.
    const announce: Sent = (announced) => sent(announced);
    const rows = await runRequest(session, request, values, announce, about, (result) => result.rows);
    this.#remember(models, rows);
  }

  #remember(models: readonly Model[], rows: readonly (readonly unknown[])[]): void {
    for (const [place, name, characterSet, collation, enumerated, length] of rows) {
      const model = models[Number(place)];
      if (model === undefined) continue;
      const key = this.#keyOf(model);
      const columns = this.#tables.get(key) ?? new Map<string, TextStorage>();
      this.#tables.set(key, columns);
      // A number has neither, nor do bytes.
      if (characterSet === null || collation === null) continue;
      columns.set(String(name).toLowerCase(), {
        characterSet: String(characterSet),
        collation: String(collation),
        enumerated: Number(enumerated) === 1,
        length: Number(length),
      });
    }
    this.version++;
  }

  #keyOf(model: Model): string {
    return tablePath(this.#dialect, model).join("\0");
  }
}

const columnsByHandle = new WeakMap<object, TextColumns>();

/**
 * By client, so that an application that makes an orm for every request asks once; `null` where comparing
 * text depends on nothing that the database would tell.
 */
export function textColumnsOf(handle: object, { dialect, inspection }: SqlEngine): TextColumns | null {
  if (inspection.textColumns === null) return null;
  const columns = columnsByHandle.get(handle) ?? new TextColumns(dialect, inspection.textColumns);
  columnsByHandle.set(handle, columns);
  return columns;
}
