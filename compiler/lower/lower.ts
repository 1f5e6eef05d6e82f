import { type Catalog, type Model, modelOf } from "../../ir/catalog.ts";
import { count } from "../../ir/logical/count.ts";
import { deleteRows } from "../../ir/logical/delete.ts";
import { filter } from "../../ir/logical/filter.ts";
import { first } from "../../ir/logical/first.ts";
import { insertMany, insertOne } from "../../ir/logical/insert.ts";
import type { LogicalPlan } from "../../ir/logical/logical-plan.ts";
import { project } from "../../ir/logical/project.ts";
import { scan } from "../../ir/logical/scan.ts";
import { update } from "../../ir/logical/update.ts";
import { upsert } from "../../ir/logical/upsert.ts";
import type { Slot } from "../../ir/slot.ts";
import type { Method } from "../shape/method.ts";
import { Token, type Word } from "../shape/token.ts";
import { hideEnded } from "./hide-ended.ts";
import { lowerKey, lowerKeyName } from "./lower-key.ts";
import { lowerRows } from "./lower-rows.ts";
import { lowerSelection } from "./lower-selection.ts";
import { lowerAssignments, lowerChanges, lowerTarget, lowerTargets } from "./lower-write.ts";
import { ShapeParser } from "./shape-parser.ts";

export interface Lowered {
  readonly model: string;
  readonly plan: LogicalPlan;
  /** How many values a run of the plan needs: those that a call of the shape binds, and the instant. */
  readonly slots: Slot;
  /** The slot of the call's instant, the last; `null` where no row in the plan can end. */
  readonly now: Slot | null;
}

/** A shape in the words of the IR: what is asked, nothing about any backend. */
export function lower(words: readonly Word[], catalog: Catalog): Lowered {
  const parser = new ShapeParser(words);
  const model = modelOf(catalog, parser.name());
  const method = parser.name();
  if (!isLowered(method)) throw new TypeError(`the shape calls no known method: ${method}`);
  const asked = LOWER[method](parser, catalog, model);
  const now = parser.slots;
  const plan = hideEnded(asked, catalog, now);
  return plan === asked
    ? { model: model.name, plan, slots: now, now: null }
    : { model: model.name, plan, slots: now + 1, now };
}

type LowerMethod = (parser: ShapeParser, catalog: Catalog, model: Model) => LogicalPlan;

/** `findOne` is read as `findFirst`. */
type LoweredMethod = Exclude<Method, "findOne">;

const LOWER: Readonly<Record<LoweredMethod, LowerMethod>> = {
  findUnique(parser, catalog, model) {
    const rows = filter(scan(model.name), lowerKey(parser, model));
    return first(project(rows, lowerSelection(parser, catalog, model)));
  },
  findFirst(parser, catalog, model) {
    const rows = lowerRows(parser, model, scan(model.name), { first: true });
    return first(project(rows, lowerSelection(parser, catalog, model)));
  },
  findMany(parser, catalog, model) {
    const rows = lowerRows(parser, model, scan(model.name), { first: false });
    return project(rows, lowerSelection(parser, catalog, model));
  },
  count(parser, _catalog, model) {
    return count(lowerRows(parser, model, scan(model.name), { first: false }));
  },
  create(parser, catalog, model) {
    const assignments = lowerAssignments(parser);
    return insertOne(model.name, assignments, lowerSelection(parser, catalog, model));
  },
  createMany(parser, catalog, model) {
    parser.expect(Token.rows);
    const slot = parser.slot();
    const fields: string[] = [];
    while (!parser.take(Token.close)) fields.push(parser.name());
    return insertMany(model.name, fields, slot, lowerSelection(parser, catalog, model));
  },
  update(parser, catalog, model) {
    const target = lowerTarget(parser, model);
    const changes = lowerChanges(parser);
    return update(model.name, target, changes, lowerSelection(parser, catalog, model));
  },
  updateMany(parser, _catalog, model) {
    const target = lowerTargets(parser, model);
    return update(model.name, target, lowerChanges(parser), null);
  },
  upsert(parser, catalog, model) {
    const key = lowerKeyName(parser, model);
    const assignments = lowerAssignments(parser);
    const changes = lowerChanges(parser);
    return upsert(model.name, key.name, assignments, changes, lowerSelection(parser, catalog, model));
  },
  delete(parser, _catalog, model) {
    return deleteRows(model.name, lowerTarget(parser, model));
  },
  deleteMany(parser, _catalog, model) {
    return deleteRows(model.name, lowerTargets(parser, model));
  },
};

function isLowered(method: string): method is LoweredMethod {
  return Object.hasOwn(LOWER, method);
}
