import type { Field, Model, Relation } from "../../../ir/catalog.ts";
import type { Row } from "./cell.ts";
import { type Expected, expectedList, NOTHING } from "./expected.ts";
import { rowOrder } from "./order-by.ts";
import { type Arguments, join, own, readArguments, readObject } from "./read-arguments.ts";
import { invalid, Refusal } from "./refusal.ts";
import { relatedRows } from "./related-rows.ts";
import { readRowWindow } from "./row-window.ts";
import { modelNamed, type World } from "./world.ts";

/** What a row gives, or one name of its record. */
export type Selection = (row: Row) => Expected;

/** The record that `select` asks for; without it, all scalars. Reads all of it before any row. */
export function readSelection(world: World, model: Model, select: unknown, path: string): Selection {
  const parts =
    select === undefined
      ? model.fields.map((field) => [field.name, fieldSelection(field)] as const)
      : readParts(world, model, select, path);
  return (row) => ({ kind: "record", entries: new Map(parts.map(([name, part]) => [name, part(row)])) });
}

function readParts(world: World, model: Model, select: unknown, path: string) {
  const parts: (readonly [string, Selection])[] = [];
  for (const [name, value] of Object.entries(readObject(select, path))) {
    const part = readPart(world, model, name, value, join(path, name));
    if (part !== null) parts.push([name, part]);
  }
  if (parts.length === 0) throw invalid(path);
  return parts;
}

function readPart(world: World, model: Model, name: string, value: unknown, path: string): Selection | null {
  const field = model.fields.find((candidate) => candidate.name === name);
  const relation = model.relations.find((candidate) => candidate.name === name);
  if (field === undefined && relation === undefined) throw invalid(path);
  if (value === undefined || value === false) return null;
  if (relation !== undefined) return relationSelection(world, model, relation, value, path);
  if (field === undefined || value !== true) throw invalid(path);
  return fieldSelection(field);
}

function fieldSelection(field: Field): Selection {
  return (row) => {
    const cell = row.get(field.name);
    if (cell === undefined) throw new TypeError(`the row has no field "${field.name}"`);
    return cell === null ? NOTHING : { kind: "cell", type: field.kind, cell };
  };
}

const TO_MANY = ["select", "where", "orderBy", "take", "skip"];
const TO_ONE = ["select", "where"];

function relationSelection(
  world: World,
  source: Model,
  relation: Relation,
  value: unknown,
  path: string,
): Selection {
  const target = modelNamed(world, relation.target);
  const many = relation.cardinality === "many";
  const args = value === true ? {} : readArguments(value, many ? TO_MANY : TO_ONE, path);
  const nested = readSelection(world, target, own(args, "select"), join(path, "select"));
  const related = (row: Row) => relatedRows(world, source.name, relation, row);
  return many
    ? manyRecords(target, args, path, related, nested)
    : oneRecord(relation, target, args, path, related, nested);
}

type RelatedTo = (row: Row) => readonly Row[];

function manyRecords(
  target: Model,
  args: Arguments,
  path: string,
  related: RelatedTo,
  nested: Selection,
): Selection {
  const window = readRowWindow(target, args, path);
  return (row) => expectedList(window.of(related(row)).map(nested), window.ordered);
}

/** Of several rows the first by primary key. A row that must be there and is not cannot be decoded. */
function oneRecord(
  relation: Relation,
  target: Model,
  args: Arguments,
  path: string,
  related: RelatedTo,
  nested: Selection,
): Selection {
  const window = readRowWindow(target, args, path);
  const order = rowOrder(target, undefined, path);
  return (row) => {
    const [first] = [...window.of(related(row))].sort(order);
    if (first !== undefined) return nested(first);
    if (relation.required && own(args, "where") === undefined) throw new Refusal(["DECODE_FAILED"], path);
    return NOTHING;
  };
}
