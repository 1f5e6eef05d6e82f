import type { Catalog, Link, Model } from "../../ir/catalog.ts";
import type { LogicalPlan, Rows, Write } from "../../ir/logical/logical-plan.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { NestOutput, Output, Project } from "../../ir/logical/project.ts";
import type { Related } from "../../ir/logical/related.ts";
import type { Slot } from "../../ir/slot.ts";
import { NameCheck } from "./name-check.ts";

/**
 * What a logical plan mentions and does not exist: every model, field, relation and key must be the
 * catalog's, every slot one that the call binds, and the leaf of a nest the rows that its relation links.
 */
export function resolved(plan: LogicalPlan, catalog: Catalog, slots: Slot): readonly string[] {
  const names = new NameCheck(catalog, slots);
  resolvePlan(names, plan);
  return names.problems;
}

function resolvePlan(names: NameCheck, plan: LogicalPlan): void {
  switch (plan.kind) {
    case "project":
      resolveProject(names, plan);
      break;
    case "first":
      resolveProject(names, plan.input);
      break;
    case "count":
      resolveRows(names, plan.input);
      break;
    case "insert":
    case "update":
    case "upsert":
    case "delete":
      resolveWrite(names, plan);
      break;
    default:
      resolveRows(names, plan);
  }
}

function resolveWrite(names: NameCheck, write: Write): void {
  const model = names.model(write.model);
  if (write.kind === "update" || write.kind === "delete") resolveTarget(names, write.model, write.target);
  if (write.kind === "update" || write.kind === "upsert") names.changes(model, write.changes);
  if (write.kind === "upsert") names.key(model, write.key);
  if ("assignments" in write) names.assignments(model, write.assignments);
  if (write.kind === "insert" && write.rows === "many") {
    for (const field of write.fields) names.field(model, field);
    names.slot(write.slot);
  }
  if (write.kind !== "delete") names.expiry(model, write.expiry);
  else for (const { model: other, field } of write.sparing) names.field(names.model(other), field);
  if (write.kind !== "delete") resolveOutputs(names, model, write.returning ?? []);
}

function resolveTarget(names: NameCheck, model: string, target: Rows): void {
  const targeted = modelOfRows(target);
  if (targeted !== model) names.report(`a write to "${model}" targets rows of "${targeted}"`);
  resolveRows(names, target);
}

function resolveProject(names: NameCheck, project: Project): void {
  resolveRows(names, project.input);
  resolveOutputs(names, names.model(modelOfRows(project.input)), project.outputs);
}

/** Rows that stand on their own: only a nest has a current row to be related to. */
function resolveRows(names: NameCheck, rows: Rows): void {
  if (leafOf(rows).kind === "related") names.report("related rows outside a nest");
  resolveOperators(names, rows);
}

function resolveOperators(names: NameCheck, rows: Rows): void {
  const model = names.model(modelOfRows(rows));
  let node = rows;
  while (node.kind === "filter" || node.kind === "sort" || node.kind === "limit") {
    if (node.kind === "filter") names.predicate(model, node.predicate);
    else if (node.kind === "sort") names.order(model, node.by);
    else names.limit(node);
    node = node.input;
  }
}

function resolveOutputs(names: NameCheck, model: Model | null, outputs: readonly Output[]): void {
  const seen = new Set<string>();
  for (const output of outputs) {
    if (seen.has(output.name)) names.report(`output "${output.name}" twice`);
    seen.add(output.name);
    if (output.kind === "field") names.field(model, output.name);
    else resolveNest(names, model, output);
  }
}

function resolveNest(names: NameCheck, model: Model | null, nest: NestOutput): void {
  const relation = model?.relations.find((candidate) => candidate.name === nest.name);
  if (relation === undefined) {
    names.report(`no relation "${model?.name}.${nest.name}"`);
    return;
  }
  const leaf = leafOf(nest.plan.input);
  if (leaf.kind !== "related" && leaf.kind !== "empty") {
    names.report(`nest "${nest.name}" over ${leaf.kind}`);
  }
  if (modelOfRows(leaf) !== relation.target) names.report(`nest "${nest.name}" of another model`);
  if (nest.cardinality !== relation.cardinality) names.report(`nest "${nest.name}" of another cardinality`);
  if (leaf.kind === "related") resolveLeaf(names, nest.name, leaf, relation.link);
  resolveOperators(names, nest.plan.input);
  resolveOutputs(names, names.model(relation.target), nest.plan.outputs);
}

function resolveLeaf(names: NameCheck, nest: string, { link, connecting }: Related, expected: Link): void {
  if (link !== expected) names.report(`nest "${nest}" by another link`);
  if (connecting === null) return;
  if (link.through === null) names.report(`nest "${nest}" asks of connecting rows that it does not have`);
  else names.predicate(names.model(link.through.model), connecting);
}

function leafOf(rows: Rows): Rows {
  let node = rows;
  while (node.kind === "filter" || node.kind === "sort" || node.kind === "limit") node = node.input;
  return node;
}
