import type { Model } from "../../../ir/catalog.ts";
import { liveRows } from "./ended.ts";
import { type Expected, expectedList, expectedNumber, NOTHING } from "./expected.ts";
import { rowOrder } from "./order-by.ts";
import { type Arguments, own } from "./read-arguments.ts";
import { readRowWindow } from "./row-window.ts";
import { readSelection } from "./selection.ts";
import { keyCondition, readUniqueWhere } from "./unique-where.ts";
import type { World } from "./world.ts";

export function findUnique(world: World, model: Model, args: Arguments): Expected {
  const condition = keyCondition(model, readUniqueWhere(model, own(args, "where"), "where"));
  const select = readSelection(world, model, own(args, "select"), "select");
  const found = liveRows(world, model.name).find((row) => condition(row) === true);
  return found === undefined ? NOTHING : select(found);
}

/** The first by the order asked for, which the primary key completes. */
export function findFirst(world: World, model: Model, args: Arguments): Expected {
  const window = readRowWindow(model, args, "");
  const order = rowOrder(model, own(args, "orderBy"), "orderBy");
  const select = readSelection(world, model, own(args, "select"), "select");
  const [first] = [...window.of(liveRows(world, model.name))].sort(order);
  return first === undefined ? NOTHING : select(first);
}

export function findMany(world: World, model: Model, args: Arguments): Expected {
  const window = readRowWindow(model, args, "");
  const select = readSelection(world, model, own(args, "select"), "select");
  return expectedList(window.of(liveRows(world, model.name)).map(select), window.ordered);
}

export function count(world: World, model: Model, args: Arguments): Expected {
  return expectedNumber(readRowWindow(model, args, "").of(liveRows(world, model.name)).length);
}
