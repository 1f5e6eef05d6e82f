import type { Scenario, Step } from "../history.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import type { ModelSketch } from "../schema/sketch.ts";

/**
 * Scenarios with one thing less, the largest things first. Not all of them make sense: one in which a
 * name is missing that is used elsewhere is invalid, and whoever tries them leaves it.
 */
export function* smallerScenarios(scenario: Scenario): Generator<Scenario> {
  const { schema, rows, steps, options } = scenario;
  if (options !== undefined) yield { schema, rows, steps };
  for (const fewer of without(steps)) if (fewer.length > 0) yield { ...scenario, steps: fewer };
  for (const opened of openedTransactions(steps)) yield { ...scenario, steps: opened };
  for (const models of without(schema.models)) {
    const names = models.map((model) => model.name);
    if (models.length > 0) {
      yield { ...scenario, schema: { models }, rows: rows.filter((each) => names.includes(each.model)) };
    }
  }
  for (const fewer of eachWith(rows, (each) => without(each.rows).map((left) => ({ ...each, rows: left })))) {
    yield { ...scenario, rows: fewer };
  }
  for (const fewer of eachWith(steps, smallerSteps)) yield { ...scenario, steps: fewer };
  for (const models of eachWith(schema.models, smallerModels)) {
    yield { ...scenario, schema: { models } };
    yield withoutLostFields({ ...scenario, schema: { models } });
  }
}

/** The list without each of its items in turn. */
function without<T>(list: readonly T[]): T[][] {
  return list.map((_, at) => list.filter((__, other) => other !== at));
}

/** The list with each item in turn replaced by each smaller one. */
function eachWith<T>(list: readonly T[], smaller: (item: T) => Iterable<T>): T[][] {
  return list.flatMap((item, at) =>
    [...smaller(item)].map((less) => list.map((other, place) => (place === at ? less : other))),
  );
}

function openedTransactions(steps: readonly Step[]): Step[][] {
  return steps.flatMap((step, at) =>
    step.kind === "call" ? [] : [[...steps.slice(0, at), ...step.steps, ...steps.slice(at + 1)]],
  );
}

function smallerSteps(step: Step): Step[] {
  if (step.kind === "call") {
    return [...smallerValues(step.call.args)].map((args) => ({ kind: "call", call: { ...step.call, args } }));
  }
  const fewer = without(step.steps).filter((steps) => steps.length > 0);
  return [...fewer, ...eachWith(step.steps, smallerSteps)].map((steps) => ({ ...step, steps }));
}

/** An object or list with a member less, one of its objects in its place, or a member made smaller. */
function* smallerValues(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    yield* without<unknown>(value);
    yield* eachWith<unknown>(value, smallerValues);
    return;
  }
  if (!isPlainObject(value)) return;
  const entries = Object.entries(value);
  for (const fewer of without(entries)) yield Object.fromEntries(fewer);
  for (const [, item] of entries) if (isPlainObject(item)) yield item;
  for (const [name, item] of entries) {
    for (const less of smallerValues(item)) yield { ...value, [name]: less };
  }
}

function* smallerModels(model: ModelSketch): Generator<ModelSketch> {
  for (const relations of without(model.relations)) yield { ...model, relations };
  for (const uniques of without(model.uniques)) yield { ...model, uniques };
  for (const indexes of without(model.indexes)) yield { ...model, indexes };
  const { expires, ...staying } = model;
  if (expires !== undefined) yield staying;
  for (const fields of without(model.fields)) if (fields.length > 0) yield { ...model, fields };
  for (const fields of eachWith(model.fields, plainerFields)) yield { ...model, fields };
}

function plainerFields(field: ModelSketch["fields"][number]): ModelSketch["fields"][number][] {
  const plainer = [
    { ...field, column: null },
    { ...field, references: null },
    { ...field, unique: false },
    { ...field, fill: { kind: "none" as const } },
  ];
  return plainer.filter((other) => JSON.stringify(plain(other)) !== JSON.stringify(plain(field)));
}

function plain(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, String(JSON.stringify(item, text))]),
  );
}

function text(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** The rows without fields that the schema no longer has. */
function withoutLostFields(scenario: Scenario): Scenario {
  const rows = scenario.rows.map((each) => {
    const model = scenario.schema.models.find((candidate) => candidate.name === each.model);
    const names = model?.fields.map((field) => field.name) ?? [];
    const kept = each.rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name))),
    );
    return { ...each, rows: kept };
  });
  return { ...scenario, rows };
}
