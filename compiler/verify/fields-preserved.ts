import type { LogicalPlan } from "../../ir/logical/logical-plan.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import { printChanges } from "../../ir/logical/print-logical.ts";
import type { Output } from "../../ir/logical/project.ts";

/**
 * What a rewrite did to the result: it must stay a record, a list or a number of the same model, with the
 * same names in the same order at every depth, and a write must write the same values.
 */
export function fieldsPreserved(before: LogicalPlan, after: LogicalPlan): readonly string[] {
  const was = resultOf(before);
  const is = resultOf(after);
  return was === is ? [] : [`the result was ${was} and is ${is}`];
}

function resultOf(plan: LogicalPlan): string {
  switch (plan.kind) {
    case "project":
      return `rows of ${modelOfRows(plan.input)} ${outputsOf(plan.outputs)}`;
    case "first":
      return `first of ${modelOfRows(plan.input.input)} ${outputsOf(plan.input.outputs)}`;
    case "count":
      return `count of ${modelOfRows(plan.input)}`;
    case "insert": {
      const source = plan.rows === "one" ? assignmentsOf(plan.assignments) : `${plan.fields} $${plan.slot}`;
      return `insert ${plan.rows} ${plan.model} ${source} ${outputsOf(plan.returning)}`;
    }
    case "upsert": {
      const write = `${assignmentsOf(plan.assignments)} or ${printChanges(plan.changes)}`;
      return `upsert ${plan.model}.${plan.key} ${write} ${outputsOf(plan.returning)}`;
    }
    case "update":
      return `update ${plan.model} ${printChanges(plan.changes)} ${plan.returning && outputsOf(plan.returning)}`;
    case "delete":
      return `delete ${plan.model}`;
    default:
      return `bare rows of ${modelOfRows(plan)}`;
  }
}

function assignmentsOf(list: readonly { readonly field: string; readonly slot: number }[]): string {
  return list.map(({ field, slot }) => `${field} $${slot}`).join(", ");
}

function outputsOf(outputs: readonly Output[]): string {
  const names = outputs.map((output) => {
    if (output.kind === "field") return output.name;
    const required = output.required ? "required " : "";
    return `${output.name}: ${required}${output.cardinality} ${outputsOf(output.plan.outputs)}`;
  });
  return `{ ${names.join(", ")} }`;
}
