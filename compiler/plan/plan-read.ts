import type { Count } from "../../ir/logical/count.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { Project } from "../../ir/logical/project.ts";
import { localCount } from "../../ir/physical/local-count.ts";
import { memberCount } from "../../ir/physical/member-count.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { pushedQuery } from "../../ir/physical/pushed-query.ts";
import type { Planner } from "./planner.ts";
import { pushQuery } from "./push-query.ts";
import { readFromStore, readRows } from "./read-from-store.ts";

export function planProject(planner: Planner, query: Project): Physical {
  const { physical } = planner.capabilities.pushedQueries
    ? pushQuery(planner, query, { path: "", fields: [], partitionBy: null })
    : readFromStore(planner, query, "");
  return physical;
}

export function planCount(planner: Planner, count: Count): Physical {
  if (count.input.kind === "empty") return noRows([]);
  if (planner.capabilities.pushedQueries) {
    return pushedQuery({ query: count, columns: [], single: true, partitionBy: null, nests: {} });
  }
  if (count.input.kind === "scan" && planner.capabilities.memberCount) {
    return memberCount(modelOfRows(count.input));
  }
  return localCount(readRows(planner, count.input));
}
