import fc from "fast-check";
import type { Call } from "../oracle/call.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import { type ModelSketch, type SchemaSketch, sketchOf } from "../schema/sketch.ts";

type Spoil = (
  args: Readonly<Record<string, unknown>>,
  model: ModelSketch,
) => Readonly<Record<string, unknown>>;

/** Ways to write a call wrongly; each makes any call one that must be refused with nothing sent. */
const SPOILS: Readonly<Record<string, Spoil>> = {
  unknownArgument: (args) => ({ ...args, wher: {} }),
  unknownField: (args) => within(args, "nosuchfield", 1),
  unknownOperator: (args, model) => within(args, firstName(model), { matches: 1 }),
  undefinedInWhere: (args, model) => ({ ...args, where: { [firstName(model)]: undefined } }),
  nullInList: (args, model) => within(args, firstName(model), { in: [null] }),
  emptyCondition: (args, model) => within(args, firstName(model), {}),
  emptyNot: (args) => within(args, "NOT", {}),
  functionValue: (args, model) => within(args, firstName(model), () => 1),
  rawFragment: (args, model) =>
    within(args, firstName(model), { toSqlString: () => "1 or 1=1", toPostgres: () => "1" }),
  inheritedName: (args) => within(args, "hasOwnProperty", 1),
  textInTake: (args) => ({ ...args, take: "1; drop table users" }),
  negativeSkip: (args) => ({ ...args, skip: -1 }),
  fractionalTake: (args) => ({ ...args, take: 1.5 }),
  unknownOrder: (args, model) => ({ ...args, orderBy: { [firstName(model)]: "desc; --" } }),
  unknownSelect: (args) => ({ ...args, select: { nosuchfield: true } }),
  emptySelect: (args) => ({ ...args, select: {} }),
};

export const SPOIL_NAMES: readonly string[] = Object.keys(SPOILS);

/** The call with one mistake in it. */
export function spoiled(schema: SchemaSketch, call: fc.Arbitrary<Call>): fc.Arbitrary<Call> {
  return fc.tuple(call, fc.constantFrom(...Object.values(SPOILS))).map(([whole, spoil]) => ({
    ...whole,
    args: spoil(isPlainObject(whole.args) ? whole.args : {}, sketchOf(schema, whole.model)),
  }));
}

function within(args: Readonly<Record<string, unknown>>, name: string, value: unknown) {
  const where = isPlainObject(args.where) ? args.where : {};
  return { ...args, where: { ...where, [name]: value } };
}

function firstName(model: ModelSketch): string {
  return model.fields[0]?.name ?? "id";
}
