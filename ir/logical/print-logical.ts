import type { Link } from "../catalog.ts";
import { printExpiry } from "../expiry.ts";
import { printPredicate } from "../predicate/print-predicate.ts";
import type { Delete } from "./delete.ts";
import type { Assignment } from "./insert.ts";
import type { RowCount } from "./limit.ts";
import type { LogicalPlan } from "./logical-plan.ts";
import type { Output } from "./project.ts";
import type { Related } from "./related.ts";
import type { SortKey } from "./sort.ts";
import type { Change } from "./update.ts";

/** The plan as an indented tree, one operator a line: goldens, traces and error messages read this. */
export function printLogical(plan: LogicalPlan): string {
  return lines(plan).join("\n");
}

function lines(plan: LogicalPlan): readonly string[] {
  switch (plan.kind) {
    case "scan":
    case "empty":
      return [`${plan.kind} ${plan.model}`];
    case "related":
      return [`related ${plan.model} by ${printLink(plan.link)}${printConnecting(plan)}`];
    case "filter":
      return [`filter ${printPredicate(plan.predicate)}`, ...indent(lines(plan.input))];
    case "sort":
      return [`sort ${printSort(plan.by)}`, ...indent(lines(plan.input))];
    case "limit":
      return [`limit${printLimit(plan.take, plan.skip)}`, ...indent(lines(plan.input))];
    case "project":
      return [`project ${names(plan.outputs)}`, ...indent([...nests(plan.outputs), ...lines(plan.input)])];
    case "first":
    case "count":
      return [plan.kind, ...indent(lines(plan.input))];
    case "insert":
      return [
        plan.rows === "one"
          ? `insert ${plan.model} (${printAssignments(plan.assignments)})${printExpiry(plan.expiry)}`
          : `insert ${plan.model} (${plan.fields.join(", ")}) rows $${plan.slot}${printExpiry(plan.expiry)}`,
        ...indent(returning(plan.returning)),
      ];
    case "update":
      return [
        `update ${plan.model} set ${printChanges(plan.changes)}${printExpiry(plan.expiry)}`,
        ...indent([...returning(plan.returning), ...lines(plan.target)]),
      ];
    case "upsert":
      return [
        `upsert ${plan.model} by ${plan.key} (${printAssignments(plan.assignments)})` +
          ` or set ${printChanges(plan.changes)}${printExpiry(plan.expiry)}`,
        ...indent(returning(plan.returning)),
      ];
    case "delete":
      return [`delete ${plan.model}${printSparing(plan)}`, ...indent(lines(plan.target))];
  }
}

function indent(text: readonly string[]): readonly string[] {
  return text.map((line) => `  ${line}`);
}

function names(outputs: readonly Output[]): string {
  return outputs.map((output) => output.name).join(", ");
}

function nests(outputs: readonly Output[]): readonly string[] {
  return outputs.flatMap((output) =>
    output.kind === "nest"
      ? [
          `nest ${output.name} (${output.cardinality}${output.required ? ", required" : ""})`,
          ...indent(lines(output.plan)),
        ]
      : [],
  );
}

function returning(outputs: readonly Output[] | null): readonly string[] {
  return outputs === null ? [] : [`returning ${names(outputs)}`, ...indent(nests(outputs))];
}

function printConnecting({ link, connecting }: Related): string {
  return connecting === null ? "" : ` where ${link.through?.model} has ${printPredicate(connecting)}`;
}

function printSparing({ sparing }: Delete): string {
  const names = sparing.map(({ model, field, to }) => `${model}.${field} = ${to}`);
  return names.length === 0 ? "" : ` unless ${names.join(" or ")}`;
}

function printAssignments(assignments: readonly Assignment[]): string {
  return assignments.map(({ field, slot }) => `${field} = $${slot}`).join(", ");
}

export function printLink(link: Link): string {
  const { through } = link;
  if (through === null) return `${link.to} = ${link.from}`;
  return `${link.to} = ${through.model}.${through.to} and ${through.model}.${through.from} = ${link.from}`;
}

export function printSort(by: readonly SortKey[]): string {
  return by.map((key) => `${key.field} ${key.direction}`).join(", ");
}

export function printLimit(take: RowCount | null, skip: RowCount | null): string {
  return (
    (take === null ? "" : ` take ${printCount(take)}`) + (skip === null ? "" : ` skip ${printCount(skip)}`)
  );
}

function printCount(count: RowCount): string {
  return count.kind === "slot" ? `$${count.slot}` : String(count.value);
}

export function printChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return "nothing";
  return changes.map((change) => `${change.field} ${change.op} $${change.slot}`).join(", ");
}
