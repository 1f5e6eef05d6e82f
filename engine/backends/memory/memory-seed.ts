import type { RecordLayout, Row } from "../../../emitters/key-value/record-layout.ts";
import type { Field } from "../../../ir/catalog.ts";
import { INVALID, reasonFor, toCell } from "../../../ir/cell.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { NEVER_ENDING } from "../../key-value/ending.ts";
import { highestNumber } from "../../key-value/highest-number.ts";
import { numberedRow } from "../../key-value/numbered-row.ts";
import { readNow } from "../../key-value/reading.ts";
import { RecordTable } from "../../key-value/record-table.ts";
import type { RecordChange } from "../../key-value/stored-record.ts";
import { insertRecords } from "../../key-value/write-records.ts";

/** Records by model name that a memory driver starts with. */
export type MemorySeed = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** The seed's records of a model as changes to a new table, checked like those that a call creates. */
export function seedRows(layout: RecordLayout, seed: MemorySeed): readonly RecordChange[] {
  const { name } = layout.model;
  const records = Object.hasOwn(seed, name) ? (seed[name] ?? []) : [];
  const rows = numbered(
    layout,
    records.map((record, at) => seedRow(layout, record, `seed.${name}[${at}]`)),
  );
  const empty = new RecordTable(layout);
  const context = { layout, backend: "memory", operation: "create", ending: NEVER_ENDING } as const;
  return readNow(insertRecords(context, rows), (request) => empty.read(request)).changes;
}

function seedRow(layout: RecordLayout, record: Readonly<Record<string, unknown>>, path: string): Row {
  for (const name of Object.keys(record)) {
    if (!layout.fields.some((field) => field.name === name))
      throw invalidSeed(`${path}.${name}`, "is no field");
  }
  return layout.fields.map((field) => seedCell(field, record, `${path}.${field.name}`));
}

/** Numbers start after the largest that the seed gives. */
function numbered(layout: RecordLayout, rows: readonly Row[]): readonly Row[] {
  const last = new Map(layout.numbered.map((at) => [at, highestNumber(rows, at)]));
  return rows.map((row) => {
    const missing = layout.numbered.filter((at) => row[at] === null);
    for (const at of missing) last.set(at, (last.get(at) ?? 0n) + 1n);
    return numberedRow(
      layout,
      row,
      missing,
      missing.map((at) => last.get(at) ?? 0n),
      "memory",
    );
  });
}

function seedCell(field: Field, record: Readonly<Record<string, unknown>>, path: string): Cell {
  const value = Object.hasOwn(record, field.name) ? record[field.name] : undefined;
  if (value === undefined) return absentCell(field, path);
  const cell = toCell(field, value);
  if (cell === INVALID) throw invalidSeed(path, reasonFor(field, value));
  return cell;
}

function absentCell(field: Field, path: string): Cell {
  switch (field.fill.kind) {
    case "literal":
      return field.fill.value;
    case "now":
      return Date.now();
    case "null":
    case "increment":
      return null;
    default:
      if (field.nullable) return null;
      throw invalidSeed(path, "is required");
  }
}

function invalidSeed(path: string, reason: string): OrmError {
  return new OrmError("INVALID_QUERY", `${path} ${reason}`, { backendKind: "memory", path });
}
