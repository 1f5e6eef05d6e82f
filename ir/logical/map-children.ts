import type { LogicalPlan, Rows } from "./logical-plan.ts";
import type { Output, Project } from "./project.ts";

/** What a pass does to the operators below a node. */
export interface ChildMap {
  readonly rows: (rows: Rows) => Rows;
  readonly project: (project: Project) => Project;
}

/** The node over mapped children; the same node where no child changed. */
export function mapRowsChildren(node: Rows, map: ChildMap): Rows {
  switch (node.kind) {
    case "scan":
    case "related":
    case "empty":
      return node;
    case "filter":
    case "sort":
    case "limit": {
      const input = map.rows(node.input);
      return input === node.input ? node : Object.freeze({ ...node, input });
    }
  }
}

export function mapProjectChildren(node: Project, map: ChildMap): Project {
  const input = map.rows(node.input);
  const outputs = mapOutputs(node.outputs, map);
  return input === node.input && outputs === node.outputs ? node : Object.freeze({ ...node, input, outputs });
}

export function mapPlanChildren(node: LogicalPlan, map: ChildMap): LogicalPlan {
  switch (node.kind) {
    case "project":
      return map.project(node);
    case "first": {
      const input = map.project(node.input);
      return input === node.input ? node : Object.freeze({ ...node, input });
    }
    case "count": {
      const input = map.rows(node.input);
      return input === node.input ? node : Object.freeze({ ...node, input });
    }
    case "insert":
    case "upsert": {
      const returning = mapOutputs(node.returning, map);
      return returning === node.returning ? node : Object.freeze({ ...node, returning });
    }
    case "update": {
      const target = map.rows(node.target);
      const returning = node.returning && mapOutputs(node.returning, map);
      const same = target === node.target && returning === node.returning;
      return same ? node : Object.freeze({ ...node, target, returning });
    }
    case "delete": {
      const target = map.rows(node.target);
      return target === node.target ? node : Object.freeze({ ...node, target });
    }
    default:
      return map.rows(node);
  }
}

function mapOutputs(outputs: readonly Output[], map: ChildMap): readonly Output[] {
  let changed = false;
  const mapped = outputs.map((output) => {
    if (output.kind === "field") return output;
    const plan = map.project(output.plan);
    if (plan === output.plan) return output;
    changed = true;
    return Object.freeze({ ...output, plan });
  });
  return changed ? Object.freeze(mapped) : outputs;
}
