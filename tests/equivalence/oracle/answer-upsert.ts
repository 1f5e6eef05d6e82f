import type { Model } from "../../../ir/catalog.ts";
import { changeRow, insert } from "./answer-write.ts";
import { mayLoseKey, readChanges } from "./changes.ts";
import { liveRows } from "./ended.ts";
import type { Expected } from "./expected.ts";
import { readNewRow } from "./new-row.ts";
import { type Arguments, own } from "./read-arguments.ts";
import { readSelection } from "./selection.ts";
import { keyCondition, readUniqueWhere } from "./unique-where.ts";
import type { World } from "./world.ts";

/** Only the key in `where` decides between the two: whatever else the new row shares is a conflict. */
export function upsert(world: World, model: Model, args: Arguments): Expected {
  const key = readUniqueWhere(model, own(args, "where"), "where");
  const row = readNewRow(world, model, own(args, "create"), "create", key.cells);
  const select = readSelection(world, model, own(args, "select"), "select");
  const change = readChanges(world.promises, model, own(args, "update"), "update");
  mayLoseKey(world, model, own(args, "update"));
  const hasKey = keyCondition(model, key);
  const found = liveRows(world, model.name).find((candidate) => hasKey(candidate) === true);
  if (found !== undefined) return select(changeRow(world, model, found, change));
  insert(world, model, [row]);
  return select(row);
}
