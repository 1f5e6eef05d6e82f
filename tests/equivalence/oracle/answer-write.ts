import type { Model } from "../../../ir/catalog.ts";
import type { Row } from "./cell.ts";
import { type ChangedRow, mayLoseKey, type RowChange, readChanges } from "./changes.ts";
import { checkWrite, Hazard, sharesKey } from "./constraints.ts";
import { hasEnded, liveRows } from "./ended.ts";
import { type Expected, expectedList, expectedNumber, NOTHING } from "./expected.ts";
import type { Condition } from "./field-condition.ts";
import { mayMeetReference } from "./invented-number.ts";
import { readNewRow } from "./new-row.ts";
import { rowOrder } from "./order-by.ts";
import { type Arguments, join, own, readObject } from "./read-arguments.ts";
import { invalid } from "./refusal.ts";
import { readSelection } from "./selection.ts";
import { findKey, keyCondition } from "./unique-where.ts";
import { whereCondition } from "./where.ts";
import { rowsOf, type World } from "./world.ts";
import { faultsOf, NO_FAULTS, type WriteFaults } from "./write-faults.ts";

export function create(world: World, model: Model, args: Arguments): Expected {
  const row = readNewRow(world, model, own(args, "data"), "data");
  const select = readSelection(world, model, own(args, "select"), "select");
  insert(world, model, [row]);
  return select(row);
}

export function createMany(world: World, model: Model, args: Arguments): Expected {
  const data = own(args, "data");
  if (!Array.isArray(data)) throw invalid("data");
  const rows = data.map((item: unknown, at) => readNewRow(world, model, item, join("data", at)));
  const select = readSelection(world, model, own(args, "select"), "select");
  insert(world, model, rows);
  return expectedList(rows.map(select), true);
}

/** All or nothing: the rows stay only if every constraint holds with them. */
export function insert(world: World, model: Model, rows: readonly Row[]): void {
  if (mayMeetReference(world, model, rows)) throw new Hazard(model.name);
  replaceRows(world, model, [...rowsOf(world, model.name), ...rows], { claims: rows });
}

export function update(world: World, model: Model, args: Arguments): Expected {
  const condition = readTarget(model, own(args, "where"));
  const select = readSelection(world, model, own(args, "select"), "select");
  const change = readChanges(world.promises, model, own(args, "data"), "data");
  mayLoseKey(world, model, own(args, "data"));
  const target = firstMatch(world, model, condition);
  return target === undefined ? NOTHING : select(changeRow(world, model, target, change));
}

/** The row as it is afterwards. */
export function changeRow(world: World, model: Model, old: Row, change: RowChange): Row {
  const changed = change.of(old);
  changeRows(world, model, new Map([[old, changed]]), change);
  return changed.row;
}

export function updateMany(world: World, model: Model, args: Arguments): Expected {
  const condition = readRequiredWhere(model, own(args, "where"));
  const change = readChanges(world.promises, model, own(args, "data"), "data");
  const matched = liveRows(world, model.name).filter((row) => condition(row) === true);
  changeRows(world, model, new Map(matched.map((row) => [row, change.of(row)])), change);
  return expectedNumber(matched.length);
}

function changeRows(
  world: World,
  model: Model,
  changed: ReadonlyMap<Row, ChangedRow>,
  { written }: RowChange,
): void {
  const after = rowsOf(world, model.name).map((row) => changed.get(row)?.row ?? row);
  const claims = [...changed.values()].map(({ row }) => row);
  replaceRows(world, model, after, { claims, faults: faultsOf(model, changed, written) });
}

export function deleteOne(world: World, model: Model, args: Arguments): Expected {
  const target = firstMatch(world, model, readTarget(model, own(args, "where")));
  if (target === undefined) return expectedNumber(0);
  replaceRows(
    world,
    model,
    rowsOf(world, model.name).filter((row) => row !== target),
  );
  return expectedNumber(1);
}

export function deleteMany(world: World, model: Model, args: Arguments): Expected {
  const condition = readRequiredWhere(model, own(args, "where"));
  const kept = rowsOf(world, model.name).filter((row) => hasEnded(model, row) || condition(row) !== true);
  const removed = rowsOf(world, model.name).length - kept.length;
  replaceRows(world, model, kept);
  return expectedNumber(removed);
}

function readRequiredWhere(model: Model, where: unknown): Condition {
  if (where === undefined) throw invalid("where");
  return whereCondition(model, where, "where");
}

/** A unique key, in either spelling, with filters beside it; or filters alone. */
function readTarget(model: Model, where: unknown): Condition {
  const entries = readObject(where, "where");
  const found = findKey(model, entries, "where");
  if (found === null) return whereCondition(model, entries, "where");
  const key = keyCondition(model, found);
  const guard = whereCondition(model, entries, "where", found.entries);
  return (row) => key(row) === true && guard(row);
}

function firstMatch(world: World, model: Model, condition: Condition): Row | undefined {
  const order = rowOrder(model, undefined, "");
  return liveRows(world, model.name)
    .filter((row) => condition(row) === true)
    .sort(order)[0];
}

interface WrittenRows {
  /** The rows that are new, or other than before. */
  readonly claims?: readonly Row[];
  readonly faults?: WriteFaults;
}

/** Rows that have ended give way to those that claim their unique keys. */
function replaceRows(
  world: World,
  model: Model,
  rows: readonly Row[],
  { claims = [], faults = NO_FAULTS }: WrittenRows = {},
): void {
  const before = rowsOf(world, model.name);
  const givesWay = (row: Row) =>
    hasEnded(model, row) &&
    !claims.includes(row) &&
    claims.some((claim) => model.uniqueKeys.some((key) => sharesKey(model, key, claim, row)));
  world.tables.set(
    model.name,
    rows.filter((row) => !givesWay(row)),
  );
  try {
    checkWrite(world, model, faults);
  } catch (refusal) {
    world.tables.set(model.name, before);
    throw refusal;
  }
}
