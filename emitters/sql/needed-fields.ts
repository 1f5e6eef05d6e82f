import type { Output, Project } from "../../ir/logical/project.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import { type RowSet, rowSetOf } from "./row-set.ts";

/** The fields that a select reads of its rows, each once. */
export function neededFields(outputs: readonly Output[], by: readonly SortKey[]): readonly string[] {
  const fields = outputs.map((output) => (output.kind === "nest" ? linkedField(output.plan) : output.name));
  const needed = [...fields, ...by.map((key) => key.field)].filter((field) => field !== null);
  return [...new Set(needed)];
}

/** The field of the parent that the nested rows are found by. */
function linkedField(plan: Project): string | null {
  let set: RowSet | null = rowSetOf(plan.input);
  while (set.inner !== null) set = set.inner;
  return set.related?.link.from ?? null;
}
