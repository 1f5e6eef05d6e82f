import type { ModelRows, Scenario, Step } from "../history.ts";
import type { Call } from "../oracle/call.ts";
import { NOW } from "../oracle/ended.ts";
import type { FieldSketch, ModelSketch, RelationSketch, SchemaSketch } from "../schema/sketch.ts";
import { literalText, memberText, propertyText } from "./literal-text.ts";

/** The scenario as a program of its own, for who wants to see or debug it without the laboratory. */
export function programText(scenario: Scenario, module = "@farming-labs/orm"): string {
  const { schema, rows, steps, options = {} } = scenario;
  const how = Object.entries(options).map(([name, value]) => `, ${name}: ${literalText(value)}`);
  return [
    `import * as farm from ${literalText(module)};`,
    "",
    `const schema = ${schemaText(schema)};`,
    `const orm = farm.createOrm({ schema, driver: farm.createMemoryDriver(), clock: () => ${NOW}${how.join("")} });`,
    "const show = (call) => call.then((value) => console.log(value), (error) => console.log(error.code));",
    "",
    ...rows.filter((each) => each.rows.length > 0).map(storeText),
    ...steps.map((step) => `await show(${stepText("orm", step)});`),
    "",
  ].join("\n");
}

function storeText({ model, rows }: ModelRows): string {
  return `await ${callText("orm", { model, method: "createMany", args: { data: rows } })};`;
}

function stepText(orm: string, step: Step): string {
  if (step.kind === "call") return callText(orm, step.call);
  const steps = step.steps.map((inner) => `  await ${stepText("tx", inner)};`);
  if (step.end === "throw") steps.push('  throw new Error("roll back");');
  return `${orm}.transaction(async (tx) => {\n${steps.join("\n")}\n})`;
}

function callText(orm: string, { model, method, args }: Call): string {
  return `${orm}${memberText(model)}.${method}(${literalText(args)})`;
}

function schemaText({ models }: SchemaSketch): string {
  const entries = models.map((model) => `  ${propertyText(model.name)}: ${modelText(model)},`);
  return `farm.defineSchema({\n${entries.join("\n")}\n})`;
}

function modelText({ table, fields, relations, uniques, indexes, expires }: ModelSketch): string {
  const lines = [`table: ${literalText(table)},`, ...block("fields", fields.map(fieldEntry))];
  if (relations.length > 0) lines.push(...block("relations", relations.map(relationEntry)));
  const keys = uniques.map((key) =>
    key.name === null
      ? `farm.unique(${literalText(key.fields)})`
      : `farm.unique(${literalText(key.fields)}, { name: ${literalText(key.name)} })`,
  );
  if (keys.length > 0) lines.push(`unique: [${keys.join(", ")}],`);
  const ordered = indexes.map((names) => `farm.index(${literalText(names)})`);
  if (ordered.length > 0) lines.push(`indexes: [${ordered.join(", ")}],`);
  if (expires !== undefined) lines.push(`expires: ${literalText(expires)},`);
  return `farm.model({\n${lines.map((line) => `    ${line}`).join("\n")}\n  })`;
}

function block(name: string, entries: readonly string[]): readonly string[] {
  return [`${name}: {`, ...entries.map((entry) => `  ${entry},`), "},"];
}

function fieldEntry(field: FieldSketch): string {
  const { unique, nullable, fill, role, references, column } = field;
  const modifiers = [
    unique ? ".unique()" : "",
    nullable ? ".nullable()" : "",
    fill.kind === "value" ? `.default(${literalText(fill.value)})` : "",
    fill.kind === "computed" && role === "plain" ? `.default(() => (${literalText(fill.value)}))` : "",
    references === null ? "" : `.references(${literalText(`${references.model}.${references.field}`)})`,
    column === null ? "" : `.map(${literalText(column)})`,
  ];
  return `${propertyText(field.name)}: farm.${builderText(field)}${modifiers.join("")}`;
}

function builderText({ kind, role, fill, values }: FieldSketch): string {
  if (role === "uuidId") return "id()";
  if (role === "integerId") return 'id({ type: "integer" })';
  if (role === "incrementId") return "numericId()";
  if (role === "generateId") {
    return `id({ generate: () => ${literalText(fill.kind === "computed" ? fill.value : "")} })`;
  }
  if (fill.kind === "now") return "datetime().defaultNow()";
  return kind === "enum" ? `enumeration(${literalText(values)})` : `${kind}()`;
}

function relationEntry(relation: RelationSketch): string {
  const { kind, name, target, ...how } = relation;
  return `${propertyText(name)}: farm.${kind}(${literalText(target)}, ${literalText(how)})`;
}
