import type { Model } from "../../ir/catalog.ts";
import type { Count } from "../../ir/logical/count.ts";
import type { Write } from "../../ir/logical/logical-plan.ts";
import { fieldOutput, type Output, type Project } from "../../ir/logical/project.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { pushedQuery } from "../../ir/physical/pushed-query.ts";
import { pushedWrite } from "../../ir/physical/pushed-write.ts";
import { linkOf } from "./nest-to-batch-fetch.ts";
import { cellsOf, type Planner } from "./planner.ts";
import type { Planning } from "./planning.ts";
import { pushQuery, withFetches } from "./push-query.ts";
import { distinct, fieldNames, nestsOf } from "./split-outputs.ts";

/** For backends that run whole statements: the largest part of a call as one, batch fetches for the rest. */
export const statementPlanning: Planning = Object.freeze({
  project: pushProject,
  count: pushCount,
  write: pushWrite,
});

function pushProject(planner: Planner, query: Project): Physical {
  return pushQuery(planner, query, { path: "", fields: [], partitionBy: null }).physical;
}

function pushCount(_planner: Planner, query: Count): Physical {
  return pushedQuery({ query, columns: [], single: true, partitionBy: null, nests: {} });
}

function pushWrite(planner: Planner, model: Model, write: Write): Physical {
  const returning = write.kind === "delete" ? null : write.returning;
  if (returning === null) return pushedWrite(write, null);
  const nests = nestsOf(returning);
  const hidden = nests.flatMap((nest) => linkOf(nest)?.from ?? []);
  const fields = distinct([...fieldNames(returning), ...hidden]);
  const columns = cellsOf(model, fields.length === 0 ? model.primaryKey : fields);
  const outputs = columns.map((column) => fieldOutput(column.name));
  const pushed = pushedWrite(returningFields(write, outputs), columns);
  const fetched = nests.map((nest) => {
    planner.choose(nest.name, "batch", "read after the write, for all written rows at once");
    return { nest, path: nest.name, at: [] };
  });
  return withFetches(planner, pushed, columns, fetched).physical;
}

function returningFields(write: Write, outputs: readonly Output[]): Write {
  return write.kind === "delete"
    ? write
    : Object.freeze({ ...write, returning: Object.freeze(outputs.slice()) });
}
