import type { Driver, Leaf, PreparedLeaf, Session } from "../../engine/driver.ts";
import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { ChangeOperator } from "../../ir/logical/update.ts";
import { type CellColumn, cellColumn } from "../../ir/physical/column.ts";
import { indexLookup } from "../../ir/physical/index-lookup.ts";
import { keyDelete } from "../../ir/physical/key-delete.ts";
import { keyInsert } from "../../ir/physical/key-insert.ts";
import { keyLookup } from "../../ir/physical/key-lookup.ts";
import { keyUpdate } from "../../ir/physical/key-update.ts";
import { keyUpsert } from "../../ir/physical/key-upsert.ts";
import { memberCount } from "../../ir/physical/member-count.ts";
import { memberScan } from "../../ir/physical/member-scan.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import { rangeLookup } from "../../ir/physical/range-lookup.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";

export type Record = { readonly [field: string]: Cell };
export type Edits = { readonly [field: string]: readonly [op: ChangeOperator, operand: Cell] };
export type Bound = { readonly predicate: Predicate; readonly values: readonly unknown[] };

/** Builds leaves as the planner would, binds values to their slots, runs them, and names the cells. */
export class Leaves {
  readonly driver: Driver;
  readonly catalog: Catalog;
  readonly session: Session;
  readonly sent: string[] = [];

  constructor(driver: Driver, catalog: Catalog, session: Session = driver.session) {
    this.driver = driver;
    this.catalog = catalog;
    this.session = session;
  }

  within(session: Session): Leaves {
    return new Leaves(this.driver, this.catalog, session);
  }

  find(model: string, key: string, ...tuples: readonly (readonly Cell[])[]): Promise<Record[]> {
    const bound = this.#parts(model, key, tuples, 0);
    return this.#records(model, keyLookup(model, key, bound.parts, this.#columns(model)), bound.values);
  }

  findIndexed(model: string, fields: readonly string[], ...tuples: readonly (readonly Cell[])[]) {
    const bound = partsOf(fields, tuples, 0);
    const leaf = indexLookup(
      model,
      [[{ index: fields.join("_"), parts: bound.parts }]],
      this.#columns(model),
    );
    return this.#records(model, leaf, bound.values);
  }

  /** The first records in the order of an index, ascending or descending. */
  findFirst(model: string, index: string, field: string, direction: "asc" | "desc", take: number, skip = 0) {
    const page = {
      by: [{ field, direction }],
      take: { kind: "literal", value: take },
      skip: { kind: "literal", value: skip },
      residual: null,
    } as const;
    const columns = this.#columns(model);
    const leaf = rangeLookup({ model, index, fixed: [], bounds: [], page, expiry: null, columns });
    return this.#records(model, leaf, []);
  }

  scan(model: string): Promise<Record[]> {
    return this.#records(model, memberScan(model, this.#columns(model)), []);
  }

  async count(model: string): Promise<number> {
    return (await this.#answer(memberCount(model), [])).count;
  }

  insert(model: string, ...records: readonly Record[]): Promise<Record[]> {
    const fields = Object.keys(records[0] ?? {});
    const rows = records.map((record) => fields.map((name) => record[name] ?? null));
    const columns = this.#columns(model);
    const leaf = keyInsert({ model, fields, columns, expiry: null, source: { kind: "rows", slot: 0 } });
    return this.#records(model, leaf, [rows]);
  }

  insertOne(model: string, record: Record): Promise<Record[]> {
    const fields = Object.keys(record);
    const slots = fields.map((_, at) => at);
    const leaf = keyInsert({
      model,
      fields,
      expiry: null,
      columns: this.#columns(model),
      source: { kind: "row", slots },
    });
    return this.#records(model, leaf, Object.values(record));
  }

  update(model: string, key: string, tuple: readonly Cell[], edits: Edits, guard: Bound | null = null) {
    return this.updateEach(model, key, [tuple], edits, guard);
  }

  updateEach(
    model: string,
    key: string,
    tuples: readonly (readonly Cell[])[],
    edits: Edits,
    guard: Bound | null = null,
  ): Promise<Record[]> {
    const before = guard?.values.length ?? 0;
    const changes = changesOf(edits, before);
    const bound = this.#parts(model, key, tuples, before + changes.values.length);
    const leaf = keyUpdate({
      model,
      target: { kind: "key", key, parts: bound.parts },
      guard: guard?.predicate ?? null,
      changes: changes.changes,
      expiry: null,
      columns: this.#columns(model),
    });
    return this.#records(model, leaf, [...(guard?.values ?? []), ...changes.values, ...bound.values]);
  }

  updateRows(model: string, parts: readonly (readonly Cell[])[], edits: Edits, guard: Bound | null = null) {
    const before = guard?.values.length ?? 0;
    const changes = changesOf(edits, before);
    const leaf = keyUpdate({
      model,
      target: { kind: "input", input: noRows([]) },
      guard: guard?.predicate ?? null,
      changes: changes.changes,
      expiry: null,
      columns: this.#columns(model),
    });
    return this.#records(model, leaf, [...(guard?.values ?? []), ...changes.values, parts]);
  }

  upsert(model: string, key: string, create: Record, edits: Edits): Promise<Record[]> {
    const names = Object.keys(create);
    const changes = changesOf(edits, names.length);
    const leaf = keyUpsert({
      model,
      key,
      assignments: names.map((field, slot) => ({ field, slot })),
      changes: changes.changes,
      expiry: null,
      columns: this.#columns(model),
    });
    return this.#records(model, leaf, [...Object.values(create), ...changes.values]);
  }

  remove(model: string, key: string, tuple: readonly Cell[], guard: Bound | null = null): Promise<Record[]> {
    const bound = this.#parts(model, key, [tuple], guard?.values.length ?? 0);
    const leaf = keyDelete({
      model,
      target: { kind: "key", key, parts: bound.parts },
      guard: guard?.predicate ?? null,
      expiry: null,
      columns: this.#columns(model),
    });
    return this.#records(model, leaf, [...(guard?.values ?? []), ...bound.values]);
  }

  #parts(model: string, key: string, tuples: readonly (readonly Cell[])[], first: number) {
    const unique = modelOf(this.catalog, model).uniqueKeys.find((candidate) => candidate.name === key);
    return partsOf(unique?.fields ?? [], tuples, first);
  }

  #columns(model: string): readonly CellColumn[] {
    return modelOf(this.catalog, model).fields.map(({ name, kind }) => cellColumn(name, kind));
  }

  async #records(model: string, leaf: Leaf, values: readonly unknown[]): Promise<Record[]> {
    const names = modelOf(this.catalog, model).fields.map(({ name }) => name);
    const answer = await this.#answer(leaf, values);
    if (answer.count !== answer.rows.length) throw new Error("the count is not that of the rows");
    return answer.rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] as Cell])));
  }

  async #answer(leaf: Leaf, values: readonly unknown[]) {
    const prepared: PreparedLeaf = this.driver.prepare(leaf, this.catalog);
    return await prepared.run(this.session, values, (text) => this.sent.push(text));
  }
}

function partsOf(fields: readonly string[], tuples: readonly (readonly Cell[])[], first: number) {
  const [tuple = []] = tuples;
  const list = tuples.length > 1;
  const parts = fields.map((field, at) => ({ field, slot: first + at, list: list && at === 0 }));
  const values = fields.map((_, at) => (list && at === 0 ? tuples.map((each) => each[0]) : tuple[at]));
  return { parts, values };
}

function changesOf(edits: Edits, first: number) {
  const entries = Object.entries(edits);
  return {
    changes: entries.map(([field, [op]], at) => ({ field, op, slot: first + at })),
    values: entries.map(([, [, operand]]) => operand),
  };
}
