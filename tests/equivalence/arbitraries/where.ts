import fc from "fast-check";
import type { FieldSketch, ModelSketch } from "../schema/sketch.ts";
import { type Aim, literal, storedValues } from "./literal.ts";

type Where = Readonly<Record<string, unknown>>;

const DEPTH_MAX = 4;

/** A filter: fields with values and operators, under `AND`, `OR` and `NOT` as objects and as lists. */
export function where(aim: Aim, model: ModelSketch): fc.Arbitrary<Where> {
  const { tree } = fc.letrec<{ tree: Where; leaf: Where }>((tie) => ({
    leaf: conditions(aim, model),
    tree: fc.oneof(
      { maxDepth: DEPTH_MAX, depthSize: "small" },
      { weight: 6, arbitrary: tie("leaf") },
      { weight: 1, arbitrary: fc.constant({}) },
      { weight: 2, arbitrary: connective("AND", tie("tree"), tie("tree")) },
      { weight: 3, arbitrary: connective("OR", tie("tree"), tie("tree")) },
      { weight: 3, arbitrary: connective("NOT", tie("leaf"), tie("tree")) },
      { weight: 1, arbitrary: beside(tie("leaf"), tie("tree")) },
    ),
  }));
  return tree;
}

/** `NOT` of nothing is refused, so that its single form takes a filter that says something. */
function connective(
  name: "AND" | "OR" | "NOT",
  single: fc.Arbitrary<Where>,
  item: fc.Arbitrary<Where>,
): fc.Arbitrary<Where> {
  const something = item.filter((entry) => Object.keys(entry).length > 0);
  const list =
    name === "NOT"
      ? fc.array(something, { minLength: 1, maxLength: 2 })
      : fc.array(item, { maxLength: 3, size: "max" });
  return fc.oneof(single, list).map((value) => ({ [name]: value }));
}

function beside(leaf: fc.Arbitrary<Where>, tree: fc.Arbitrary<Where>): fc.Arbitrary<Where> {
  return fc.tuple(leaf, tree).map(([first, second]) => ({ ...second, ...first }));
}

function conditions(aim: Aim, model: ModelSketch): fc.Arbitrary<Where> {
  // Once more, so that they are drawn more often.
  const indexed = model.fields.filter(({ name }) => model.indexes.some((index) => index.includes(name)));
  const one = fc
    .constantFrom(...model.fields, ...indexed)
    .chain((field) => condition(aim, model, field).map((entry): Where => ({ [field.name]: entry })));
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([first, second]) => ({ ...first, ...second })) },
  );
}

function condition(aim: Aim, model: ModelSketch, field: FieldSketch): fc.Arbitrary<unknown> {
  const value = literal(aim, model, field);
  const operators = operatorEntries(aim, model, field);
  const isBare = field.kind !== "json";
  return fc.oneof(
    { weight: isBare ? 3 : 0, arbitrary: value },
    { weight: field.nullable ? 1 : 0, arbitrary: fc.constant(null) },
    { weight: 5, arbitrary: operators },
    {
      weight: 1,
      arbitrary: fc.tuple(operators, operators).map(([first, second]) => ({ ...first, ...second })),
    },
  );
}

/** One operator with its operand. */
function operatorEntries(aim: Aim, model: ModelSketch, field: FieldSketch): fc.Arbitrary<object> {
  const value = literal(aim, model, field);
  const orNull = field.nullable ? fc.option(value, { freq: 3 }) : value;
  const list = fc.array(value, { maxLength: 3, size: "max" });
  const named = (names: readonly string[], operand: fc.Arbitrary<unknown>) =>
    fc.tuple(fc.constantFrom(...names), operand).map(([name, of]) => ({ [name]: of }));
  return fc.oneof(
    { weight: 3, arbitrary: named(["eq", "equals", "not", "not"], orNull) },
    { weight: 2, arbitrary: named(["in", "notIn"], list) },
    { weight: field.kind === "json" ? 0 : 3, arbitrary: named(["lt", "lte", "gt", "gte"], value) },
    {
      weight: field.kind === "string" ? 6 : 0,
      arbitrary: named(["contains", "startsWith", "endsWith"], piece(aim, model, field)),
    },
  );
}

/** Part of a stored text, as it is or in another case, or any text. */
function piece(aim: Aim, model: ModelSketch, field: FieldSketch): fc.Arbitrary<unknown> {
  const texts = storedValues(aim, model.name, field.name).filter((value) => typeof value === "string");
  const any = literal(aim, model, field);
  const long = texts.filter((text) => text !== "");
  if (long.length === 0) return any;
  const part = fc
    .tuple(fc.constantFrom(...long), fc.nat(2), fc.integer({ min: 1, max: 3 }))
    .map(([text, from, length]) => [...text].slice(from, from + length).join(""));
  const otherCase = part.map((text) =>
    text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase(),
  );
  // What a pattern would take for any text, and an escape for itself.
  const pattern = fc.constantFrom("%", "_", "\\", "*", "");
  return fc.oneof({ weight: 3, arbitrary: part }, { weight: 2, arbitrary: otherCase }, pattern, any);
}
