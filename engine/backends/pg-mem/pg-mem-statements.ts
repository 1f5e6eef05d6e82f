import type { RecordLayout, Row, StoredKey } from "../../../emitters/key-value/record-layout.ts";
import { postgres } from "../../../emitters/sql/dialects/postgres.ts";
import { quoted } from "../../../emitters/sql/fragment.ts";
import { quotedTable } from "../../../emitters/sql/table-path.ts";
import { textLiteral } from "../../../emitters/sql/text-literal.ts";
import type { Field, Model } from "../../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
import type { RecordChange } from "../../key-value/stored-record.ts";
import { heldName } from "./held-name.ts";
import { pgMemCodecs } from "./pg-mem-codecs.ts";

/** Values of a key's fields, at least one of each. */
export interface KeyTuples {
  readonly key: StoredKey;
  readonly tuples: readonly (readonly Cell[])[];
}

/** All fields of the rows as `c0`, `c1`, …: those that a key's cells name, or all of them. */
export function selectRows(layout: RecordLayout, by: KeyTuples | null): string {
  const where = by === null ? "" : ` where ${amongTuples(layout, by)}`;
  return `select ${columnsOf(layout)} from ${tableOf(layout.model)}${where}`;
}

/** Removes the rows and answers them as {@link selectRows} does. */
export function deleteRows(layout: RecordLayout, by: KeyTuples): string {
  return `delete from ${tableOf(layout.model)} where ${amongTuples(layout, by)} returning ${columnsOf(layout)}`;
}

export function countRows(layout: RecordLayout): string {
  return `select count(*) as c0 from ${tableOf(layout.model)}`;
}

export function selectColumn(layout: RecordLayout, position: number): string {
  const field = layout.fields[position];
  if (field === undefined) throw new TypeError(`"${layout.model.name}" has no field ${position}`);
  return `select ${columnOf(field)} as c0 from ${tableOf(layout.model)}`;
}

/** Names and types of the table's columns. */
export function selectColumnTypes({ namespace, table }: Model): string {
  const place = `table_schema = ${textLiteral(heldName(namespace ?? "public"))} and table_name = ${textLiteral(heldName(table))}`;
  return `select column_name as c0, data_type as c1 from information_schema.columns where ${place}`;
}

/** One text, which happens as a whole or not at all; empty where nothing changes. */
export function writeChanges(changes: readonly RecordChange[]): string {
  const removed: string[] = [];
  const changed: string[] = [];
  const inserted: Row[] = [];
  let layout: RecordLayout | null = null;
  for (const change of changes) {
    layout = change.layout;
    const { before, after } = change;
    if (before === null) {
      if (after !== null) inserted.push(after.row);
    } else if (after === null) removed.push(deleteRow(layout, before.row));
    else changed.push(...updateRow(layout, before.row, after.row));
  }
  const statements = [...removed, ...changed];
  if (layout !== null && inserted.length > 0) statements.push(insertRows(layout, inserted));
  return statements.join("; ");
}

function insertRows({ model, fields }: RecordLayout, rows: readonly Row[]): string {
  const lists = rows.map((row) => `(${fields.map((field, at) => literal(field.kind, row[at])).join(", ")})`);
  const columns = fields.map(columnOf).join(", ");
  return `insert into ${tableOf(model)} (${columns}) values ${lists.join(", ")}`;
}

function updateRow(layout: RecordLayout, before: Row, after: Row): readonly string[] {
  const assignments = layout.fields.flatMap((field, at) => {
    const value = literal(field.kind, after[at]);
    return value === literal(field.kind, before[at]) ? [] : [`${columnOf(field)} = ${value}`];
  });
  if (assignments.length === 0) return [];
  return [`update ${tableOf(layout.model)} set ${assignments.join(", ")} where ${isRow(layout, before)}`];
}

function deleteRow(layout: RecordLayout, row: Row): string {
  return `delete from ${tableOf(layout.model)} where ${isRow(layout, row)}`;
}

function isRow(layout: RecordLayout, row: Row): string {
  const cells = layout.primary.positions.map((at) => row[at] ?? null);
  return hasCells(layout, layout.primary, cells);
}

function amongTuples(layout: RecordLayout, { key, tuples }: KeyTuples): string {
  const [only] = key.positions;
  const field = only === undefined ? undefined : layout.fields[only];
  if (key.positions.length > 1 || field === undefined) {
    return tuples.map((cells) => `(${hasCells(layout, key, cells)})`).join(" or ");
  }
  return `${columnOf(field)} in (${tuples.map(([cell]) => literal(field.kind, cell)).join(", ")})`;
}

function hasCells(layout: RecordLayout, key: StoredKey, cells: readonly Cell[]): string {
  const tests = key.positions.map((position, at) => {
    const field = layout.fields[position];
    if (field === undefined) throw new TypeError(`the key "${key.name}" has a place without a field`);
    return `${columnOf(field)} = ${literal(field.kind, cells[at])}`;
  });
  return tests.join(" and ");
}

function literal(kind: FieldKind, cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "null" : pgMemCodecs[kind].literal(cell);
}

function columnsOf({ fields }: RecordLayout): string {
  return fields.map((field, at) => `${columnOf(field)} as c${at}`).join(", ");
}

function columnOf(field: Field): string {
  return quoted(field.column, postgres.mark);
}

function tableOf(model: Model): string {
  return quotedTable(model, postgres);
}
