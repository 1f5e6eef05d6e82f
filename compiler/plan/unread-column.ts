import { modelOf } from "../../ir/catalog.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import { type Column, type NestColumn, nestColumn } from "../../ir/physical/column.ts";
import { cellsOf, type Planner } from "./planner.ts";

/** The column of a nest for which nothing is read: no row fills it, but what makes records looks for it. */
export function unreadColumn(planner: Planner, nest: NestOutput): NestColumn {
  const model = modelOf(planner.catalog, modelOfRows(nest.plan.input));
  const columns = nest.plan.outputs.flatMap((output): readonly Column[] =>
    output.kind === "field" ? cellsOf(model, [output.name]) : [unreadColumn(planner, output)],
  );
  return nestColumn(nest.name, nest.cardinality, nest.required, columns);
}
