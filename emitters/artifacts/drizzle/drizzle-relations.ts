import type { Model } from "../../../ir/catalog.ts";
import type { RelationEdge } from "../relation-edges.ts";
import { propertyKey, propertyOf, typescriptText } from "../typescript-text.ts";

/** The relations of one table, for Drizzle's relational queries, as a value; `null` where it has none. */
export function drizzleRelations(
  model: Model,
  edges: readonly RelationEdge[],
  constant: (model: Model) => string,
): string | null {
  const lines = edges.flatMap((edge) => [
    ...(edge.child === model ? [toParent(edge, constant)] : []),
    ...(edge.parent === model ? [toChildren(edge, constant)] : []),
  ]);
  if (lines.length === 0) return null;
  const table = constant(model);
  const functions = ["one", "many"].filter((name) => lines.some((line) => line.includes(`: ${name}(`)));
  return [
    `relations(${table}, ({ ${functions.join(", ")} }) => ({`,
    ...lines.map((line) => `  ${line}`),
    "}));",
  ].join("\n");
}

function toParent(edge: RelationEdge, constant: (model: Model) => string): string {
  const parent = constant(edge.parent);
  const options = [
    `fields: [${propertyOf(constant(edge.child), edge.key)}]`,
    `references: [${propertyOf(parent, edge.referenced)}]`,
    ...relationName(edge),
  ];
  return `${propertyKey(edge.toParent)}: one(${parent}, { ${options.join(", ")} }),`;
}

function toChildren(edge: RelationEdge, constant: (model: Model) => string): string {
  const name = relationName(edge);
  const options = name.length === 0 ? "" : `, { ${name.join(", ")} }`;
  const count = edge.isUnique ? "one" : "many";
  return `${propertyKey(edge.toChildren)}: ${count}(${constant(edge.child)}${options}),`;
}

function relationName(edge: RelationEdge): readonly string[] {
  return edge.isAmbiguous ? [`relationName: ${typescriptText(edge.name)}`] : [];
}
