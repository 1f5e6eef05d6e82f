import type { Catalog } from "../../../ir/catalog.ts";
import type { Subject } from "../../support/targets/target.ts";
import { callsOf, type History, type ModelRows } from "../history.ts";
import { isWrite } from "../oracle/call.ts";
import { Oracle } from "../oracle/oracle.ts";
import type { SchemaSketch } from "../schema/sketch.ts";
import { sketchCatalog, sketchFunctions } from "../schema/sketch-catalog.ts";
import { callOrm } from "./call-orm.ts";
import { Run } from "./run-steps.ts";
import { checkModel } from "./stored-state.ts";

/** What is the same for all histories of a schema. */
export interface Ground {
  readonly catalog: Catalog;
  readonly functions: ReadonlyMap<string, () => unknown>;
}

export function groundOf(schema: SchemaSketch): Ground {
  return {
    catalog: sketchCatalog(schema),
    functions: sketchFunctions(schema),
  };
}

/** Stores the rows, takes the steps, and compares every answer and what is stored in the end. */
export async function runHistory(subject: Subject, ground: Ground, history: History): Promise<void> {
  await subject.clear();
  const { orm, capabilities, referencesByRow } = subject;
  const promises = { ...capabilities, referencesByRow };
  const oracle = new Oracle(ground.catalog, ground.functions, promises);
  await storeRows(orm, history.rows);
  for (const { model, rows } of history.rows) oracle.load(model, rows);
  const run = new Run(subject, ground, oracle);
  await run.steps(orm, history.steps);
  const calls = callsOf(history.steps);
  if (!calls.some(({ method }) => isWrite(method))) await run.together(orm, calls);
  for (const model of Object.values(ground.catalog.models)) await checkModel(orm, oracle, model, "end");
}

/** Models come in an order in which references point backwards. */
export async function storeRows(orm: object, stored: readonly ModelRows[]): Promise<void> {
  for (const { model, rows } of stored) {
    if (rows.length > 0) await callOrm(orm, { model, method: "createMany", args: { data: rows } });
  }
}
