import type { Row } from "../../../emitters/key-value/record-layout.ts";
import type { Field } from "../../../ir/catalog.ts";
import { INVALID, reasonFor, toCell } from "../../../ir/cell.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { keptCell } from "../../key-value/kept-cell.ts";
import { numberedRow } from "../../key-value/numbered-row.ts";
import { readNow } from "../../key-value/reading.ts";
import { insertRecords } from "../../key-value/write-records.ts";
import type { MemoryTable } from "./memory-table.ts";

/** Records by model name that a memory driver starts with. */
export type MemorySeed = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Fills a new table with the seed's records, checked like those that a call creates. */
export function seedTable(table: MemoryTable, seed: MemorySeed): void {
  const { layout } = table;
  const { name } = layout.model;
  const records = Object.hasOwn(seed, name) ? (seed[name] ?? []) : [];
  const rows = records.map((record, at) => seedRow(table, record, `seed.${name}[${at}]`));
  const context = { layout, backend: "memory", operation: "create" } as const;
  table.apply(readNow(insertRecords(context, rows), (request) => table.read(request)).changes);
}

function seedRow(table: MemoryTable, record: Readonly<Record<string, unknown>>, path: string): Row {
  const { layout } = table;
  for (const name of Object.keys(record)) {
    if (!layout.fields.some((field) => field.name === name))
      throw invalidSeed(`${path}.${name}`, "is no field");
  }
  const row = layout.fields.map((field) => seedCell(field, record, `${path}.${field.name}`));
  const missing = layout.numbered.filter((at) => row[at] === null);
  return numberedRow(
    layout,
    row,
    missing,
    missing.map((at) => table.nextNumber(at)),
    "memory",
  );
}

function seedCell(field: Field, record: Readonly<Record<string, unknown>>, path: string): Cell {
  const value = Object.hasOwn(record, field.name) ? record[field.name] : undefined;
  if (value === undefined) return absentCell(field, path);
  const cell = toCell(field, value);
  if (cell === INVALID) throw invalidSeed(path, reasonFor(field, value));
  return keptCell(cell);
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
