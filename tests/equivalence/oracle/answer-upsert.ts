import type { Model } from "../../../ir/catalog.ts";
import { insert, replaceRow } from "./answer-write.ts";
import { readChanges } from "./changes.ts";
import type { Expected } from "./expected.ts";
import { readNewRow } from "./new-row.ts";
import { type Arguments, own } from "./read-arguments.ts";
import { readSelection } from "./selection.ts";
import { keyCondition, readUniqueWhere } from "./unique-where.ts";
import { rowsOf, type World } from "./world.ts";

/** Only the key in `where` decides between the two: whatever else the new row shares is a conflict. */
export function upsert(world: World, model: Model, args: Arguments): Expected {
  const key = readUniqueWhere(model, own(args, "where"), "where");
  const row = readNewRow(world, model, own(args, "create"), "create", key.cells);
  const change = readChanges(world.promises, model, own(args, "update"), "update");
  const select = readSelection(world, model, own(args, "select"), "select");
  const hasKey = keyCondition(model, key);
  const found = rowsOf(world, model.name).find((candidate) => hasKey(candidate) === true);
  if (found !== undefined) return select(replaceRow(world, model, found, change(found)));
  insert(world, model, [row]);
  return select(row);
}
