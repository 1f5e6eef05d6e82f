import fc from "fast-check";
import type { FieldSketch, ModelSketch, SchemaSketch } from "../schema/sketch.ts";
import { presentValue } from "./field-value.ts";
import type { Aim } from "./literal.ts";
import { setValue } from "./new-data.ts";

type Entries = Readonly<Record<string, unknown>>;

/** The `data` of an update: none to three fields, set or computed. */
export function changes(schema: SchemaSketch, aim: Aim, model: ModelSketch): fc.Arbitrary<Entries> {
  return fc
    .shuffledSubarray([...model.fields], { maxLength: Math.min(3, model.fields.length) })
    .chain((fields) =>
      fc.record(Object.fromEntries(fields.map((field) => [field.name, change(schema, aim, model, field)])), {
        noNullPrototype: true,
      }),
    );
}

function change(
  schema: SchemaSketch,
  aim: Aim,
  model: ModelSketch,
  field: FieldSketch,
): fc.Arbitrary<unknown> {
  const value = setValue(schema, aim, model, field);
  const isNumber = ["integer", "bigint", "decimal"].includes(field.kind) && field.role !== "incrementId";
  return fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: isNumber ? 8 : 0, arbitrary: operation(field, value) },
  );
}

/** Small operands keep most results in range; the pool's extremes push some out of it. */
function operation(field: FieldSketch, value: fc.Arbitrary<unknown>): fc.Arbitrary<Entries> {
  const small = fc.constantFrom(1, 2, 3, -1, -2, 7);
  const operand = fc.oneof(
    { weight: 3, arbitrary: small.map((number) => asKind(field, number)) },
    { weight: 1, arbitrary: presentValue(field) },
  );
  const zero = asKind(field, 0);
  const divisor = operand.filter((number) => number !== zero && String(number) !== "-0");
  const one = (name: string, by: fc.Arbitrary<unknown>) => by.map((number) => ({ [name]: number }));
  return fc.oneof(
    one("increment", operand),
    one("decrement", operand),
    one("multiply", operand),
    one("divide", divisor),
    one("set", value),
  );
}

function asKind(field: FieldSketch, number: number): unknown {
  if (field.kind === "bigint") return BigInt(number);
  return field.kind === "decimal" ? `${number}.5` : number;
}
