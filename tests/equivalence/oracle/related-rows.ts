import type { Relation } from "../../../ir/catalog.ts";
import { Generated, type Row } from "./cell.ts";
import { cellsEqual } from "./cell-order.ts";
import { liveRows } from "./ended.ts";
import { fieldNamed, modelNamed, type World } from "./world.ts";

/** The rows that the relation connects with the row, each once, in no order. */
export function relatedRows(world: World, source: string, relation: Relation, row: Row): readonly Row[] {
  const { from, to, through } = relation.link;
  const sourceField = { model: source, field: from };
  const targetField = { model: relation.target, field: to };
  const targets = liveRows(world, relation.target);
  if (through === null)
    return targets.filter((target) => linked(world, sourceField, row, targetField, target));
  const near = { model: through.model, field: through.from };
  const far = { model: through.model, field: through.to };
  const connections = liveRows(world, through.model).filter((connection) =>
    linked(world, sourceField, row, near, connection),
  );
  return targets.filter((target) =>
    connections.some((connection) => linked(world, far, connection, targetField, target)),
  );
}

interface Place {
  readonly model: string;
  readonly field: string;
}

/** Null connects with nothing, and nothing can refer to a value that nobody knows yet. */
function linked(world: World, placeA: Place, a: Row, placeB: Place, b: Row): boolean {
  const left = a.get(placeA.field);
  const right = b.get(placeB.field);
  if (left instanceof Generated || right instanceof Generated) return false;
  if (left === undefined || right === undefined || left === null || right === null) return false;
  return cellsEqual(fieldNamed(modelNamed(world, placeB.model), placeB.field).kind, left, right);
}
