import type { Count } from "../../ir/logical/count.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { Project } from "../../ir/logical/project.ts";
import { localCount } from "../../ir/physical/local-count.ts";
import { memberCount } from "../../ir/physical/member-count.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import type { Planner } from "./planner.ts";
import type { Planning } from "./planning.ts";
import { readFromStore, readRows } from "./read-from-store.ts";
import { writeToStore } from "./write-to-store.ts";

/** For backends that keep records: looked up by key and by index, and the rest done here over them. */
export const recordPlanning: Planning = Object.freeze({
  project: readProject,
  count: countRows,
  write: writeToStore,
});

function readProject(planner: Planner, query: Project): Physical {
  return readFromStore(planner, query, "").physical;
}

function countRows(planner: Planner, count: Count): Physical {
  if (count.input.kind === "scan" && planner.capabilities.memberCount) {
    return memberCount(modelOfRows(count.input));
  }
  return localCount(readRows(planner, count.input));
}
