import type { Model, UniqueKey } from "../../../ir/catalog.ts";
import { type Cell, Generated, type Row } from "./cell.ts";
import { cellsEqual } from "./cell-order.ts";
import { type FailureCode, Refusal } from "./refusal.ts";
import { fieldNamed, modelNamed, rowsOf, type World } from "./world.ts";
import type { WriteFaults } from "./write-faults.ts";

/** Thrown for a write whose answer says nothing about the engine: a database gets it wrong, or may decide it by chance. */
export class Hazard extends Error {
  override readonly name = "Hazard";
}

/** Throws if the write must fail; where several reasons meet, any of them may be told. */
export function checkWrite(world: World, model: Model, faults: WriteFaults): void {
  if (faults.ownParent && world.promises.foreignKeys) throw new Hazard(model.name);
  const taken = model.uniqueKeys.filter((key) => isTakenTwice(model, key, rowsOf(world, model.name)));
  const codes: FailureCode[] = [];
  if (faults.outOfRange) codes.push("CHECK_VIOLATION");
  if (taken.length > 0) codes.push("UNIQUE_CONSTRAINT_VIOLATION");
  if (world.promises.foreignKeys && hasDanglingReference(world)) codes.push("FOREIGN_KEY_VIOLATION");
  const onTheWay: FailureCode[] = [];
  if (faults.crossing.length > 0) onTheWay.push("UNIQUE_CONSTRAINT_VIOLATION");
  if (faults.hugeDecimal) onTheWay.push("CHECK_VIOLATION");
  if (world.promises.foreignKeys && mayDangle(world, model)) onTheWay.push("FOREIGN_KEY_VIOLATION");
  if (codes.length === 0) {
    for (const code of onTheWay) world.mayFail.add(code);
    return;
  }
  const targets = [...taken, ...faults.crossing].map((key) => key.fields);
  throw new Refusal([...codes, ...onTheWay], null, targets);
}

function mayDangle({ promises }: World, model: Model): boolean {
  return promises.referencesByRow && model.fields.some(({ references }) => references?.model === model.name);
}

function isTakenTwice(model: Model, key: UniqueKey, rows: readonly Row[]): boolean {
  return rows.some((row, at) => rows.slice(0, at).some((other) => sharesKey(model, key, row, other)));
}

/** A null in either row, or a value that is new for certain, is shared by nobody. */
export function sharesKey(model: Model, key: UniqueKey, a: Row, b: Row): boolean {
  return key.fields.every((name) => {
    const left = certain(a, name);
    const right = certain(b, name);
    return left !== null && right !== null && cellsEqual(fieldNamed(model, name).kind, left, right);
  });
}

function certain(row: Row, field: string): Cell {
  const cell = row.get(field);
  return cell === undefined || cell instanceof Generated ? null : cell;
}

function hasDanglingReference(world: World): boolean {
  return Object.values(world.catalog.models).some((model) =>
    model.fields.some(({ name, kind, references }) => {
      if (references === null) return false;
      const targets = rowsOf(world, modelNamed(world, references.model).name);
      return rowsOf(world, model.name).some((row) => {
        const cell = certain(row, name);
        if (cell === null) return false;
        return !targets.some((target) => {
          const found = certain(target, references.field);
          return found !== null && cellsEqual(kind, cell, found);
        });
      });
    }),
  );
}
