import type { Compare } from "../../ir/predicate/compare.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { boundCell, comparable, type EmitContext, fieldIn, requireLogic } from "./emit-context.ts";
import type { MappedModel } from "./map-model.ts";
import { constant, list, object, type Template } from "./template.ts";
import { Unsayable } from "./unsayable.ts";

const NOTHING = object([["OR", list([])]]);
const EVERYTHING = object([["AND", list([])]]);

/** The predicate as a `where`. Prisma's logic is SQL's, so it is unknown where the predicate is. */
export function emitWhere(context: EmitContext, mapped: MappedModel, predicate: Predicate): Template {
  requireLogic(mapped);
  switch (predicate.kind) {
    case "constant":
      if (predicate.value === null) throw new Unsayable("an unknown condition");
      return predicate.value ? EVERYTHING : NOTHING;
    case "and":
      return object([["AND", list(predicate.items.map((item) => emitWhere(context, mapped, item)))]]);
    case "or":
      return object([["OR", list(predicate.items.map((item) => emitWhere(context, mapped, item)))]]);
    case "not":
      return object([["NOT", emitWhere(context, mapped, predicate.item)]]);
    case "compare":
      return emitCompare(context, mapped, predicate);
    case "inList":
      // Prisma binds its members one by one, and splits the call in parts where they are too many.
      throw new Unsayable("a list of any length");
    case "isNull": {
      const { prisma, field } = fieldIn(mapped, predicate.field);
      if (field.kind === "json") throw new Unsayable("a JSON field that is null");
      // Prisma refuses to compare a required field with null.
      if (!prisma.isOptional) return predicate.negated ? EVERYTHING : NOTHING;
      const value = predicate.negated ? object([["not", constant(null)]]) : constant(null);
      return object([[prisma.name, value]]);
    }
    case "textMatch":
      throw new Unsayable("a literal text search");
  }
}

const OPERATORS: Readonly<Record<Compare["op"], string>> = {
  eq: "equals",
  ne: "not",
  lt: "lt",
  lte: "lte",
  gt: "gt",
  gte: "gte",
};

function emitCompare(
  { provider }: EmitContext,
  mapped: MappedModel,
  { op, field: name, slot }: Compare,
): Template {
  const isEquality = op === "eq" || op === "ne";
  const kinds = isEquality ? provider.equality : provider.ranges;
  const field = comparable(mapped, name, kinds, isEquality ? "equality" : "the order");
  return object([[field.prisma.name, object([[OPERATORS[op], boundCell(field, slot)]])]]);
}

/** All of the filters at once; `null` for none. */
export function emitFilters(
  context: EmitContext,
  mapped: MappedModel,
  filters: readonly Predicate[],
): Template | null {
  const [only] = filters;
  if (only === undefined) return null;
  if (filters.length === 1) return emitWhere(context, mapped, only);
  return object([["AND", list(filters.map((filter) => emitWhere(context, mapped, filter)))]]);
}
