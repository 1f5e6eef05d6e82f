import fc from "fast-check";
import { foreignKeyTarget } from "../schema/foreign-key.ts";
import { type FieldSketch, fieldSketch, type ModelSketch, type SchemaSketch } from "../schema/sketch.ts";
import { fieldValue, presentValue } from "./field-value.ts";
import { type Aim, literal, storedValues } from "./literal.ts";

type Entries = Readonly<Record<string, unknown>>;

/** The `data` of a create: whatever may be left out sometimes is, and references mostly lead somewhere. */
export function newData(schema: SchemaSketch, aim: Aim, model: ModelSketch): fc.Arbitrary<Entries> {
  const entries = model.fields.map((field) => [field.name, newValue(schema, aim, model, field)] as const);
  return fc.record(Object.fromEntries(entries), {
    requiredKeys: model.fields.filter((field) => !mayBeLeftOut(field)).map((field) => field.name),
    noNullPrototype: true,
  });
}

export function mayBeLeftOut(field: FieldSketch): boolean {
  return field.nullable || field.fill.kind !== "none" || ["uuidId", "incrementId"].includes(field.role);
}

/** Ids that a database might also assign are not given: it counts on without looking at them. */
function newValue(
  schema: SchemaSketch,
  aim: Aim,
  model: ModelSketch,
  field: FieldSketch,
): fc.Arbitrary<unknown> {
  if (field.role === "incrementId") return fc.constant(undefined);
  const value = referring(schema, aim, model, field) ?? fieldValue(field);
  return mayBeLeftOut(field)
    ? fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(undefined) })
    : value;
}

/** A value for a foreign key that mostly is there; `null` where the field is none. */
export function referring(
  schema: SchemaSketch,
  aim: Aim,
  model: ModelSketch,
  field: FieldSketch,
): fc.Arbitrary<unknown> | null {
  const target = foreignKeyTarget(schema, model, field);
  if (target === null) return null;
  const targetModel = schema.models.find((candidate) => candidate.name === target.model);
  if (targetModel === undefined) return null;
  const there = storedValues(aim, target.model, target.field).filter((value) => value !== null);
  const any = literal(aim, targetModel, { ...fieldSketch(targetModel, target.field), nullable: false });
  const value = there.length === 0 ? any : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...there) }, any);
  return field.nullable ? fc.option(value, { freq: 5 }) : value;
}

/** A value that an update sets. */
export function setValue(
  schema: SchemaSketch,
  aim: Aim,
  model: ModelSketch,
  field: FieldSketch,
): fc.Arbitrary<unknown> {
  const own = field.nullable ? fc.option(presentValue(field), { freq: 4 }) : presentValue(field);
  return referring(schema, aim, model, field) ?? fc.oneof(own, literal(aim, model, field));
}
