import type { RowCount } from "../../ir/logical/limit.ts";
import type { NestOutput, Output } from "../../ir/logical/project.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import { type RowSet, rowSetOf } from "../sql/row-set.ts";
import { boundCount, type EmitContext, sayable } from "./emit-context.ts";
import { emitFilters } from "./emit-where.ts";
import type { MappedModel } from "./map-model.ts";
import { relationOf } from "./relation-of.ts";
import { constant, isEmpty, list, object, type Template } from "./template.ts";
import { Unsayable } from "./unsayable.ts";

type Entry = readonly [name: string, value: Template];

export interface Selection {
  readonly select: Template;
  readonly shape: RowShape;
}

/** How a record that Prisma returns becomes a row: for each column, the name that it has in the record. */
export interface RowShape {
  readonly mapped: MappedModel;
  readonly columns: readonly ColumnShape[];
}

export type ColumnShape =
  | { readonly kind: "cell"; readonly name: string; readonly field: string }
  | {
      readonly kind: "nest";
      readonly name: string;
      readonly many: boolean;
      readonly shape: RowShape;
    };

export function emitSelection(
  context: EmitContext,
  mapped: MappedModel,
  outputs: readonly Output[],
): Selection {
  const entries: Entry[] = [];
  const columns: ColumnShape[] = [];
  for (const output of outputs) {
    if (output.kind === "field") {
      const { prisma } = sayable(mapped, output.name, context.provider.read, "the value");
      entries.push([prisma.name, constant(true)]);
      columns.push({ kind: "cell", name: prisma.name, field: output.name });
    } else {
      const nest = emitNest(context, mapped, output);
      entries.push([nest.name, nest.value]);
      columns.push({ kind: "nest", name: nest.name, many: output.cardinality === "many", shape: nest.shape });
    }
  }
  const computed = context.computedIn(mapped.prisma.name);
  if (entries.some(([name]) => computed.has(name))) throw new Unsayable("the value behind a computed one");
  if (new Set(entries.map(([name]) => name)).size < entries.length) {
    throw new Unsayable("two relations over one of Prisma's");
  }
  // Prisma wants at least one field.
  if (entries.length === 0) entries.push([firstField(mapped), constant(true)]);
  return { select: object(entries), shape: { mapped, columns } };
}

function firstField(mapped: MappedModel): string {
  const name = mapped.prisma.keys[0]?.fields[0] ?? mapped.prisma.fields[0]?.name;
  if (name === undefined) throw new Unsayable("a model without fields");
  return name;
}

interface EmittedNest {
  readonly name: string;
  readonly value: Template;
  readonly shape: RowShape;
}

function emitNest(context: EmitContext, parent: MappedModel, nest: NestOutput): EmittedNest {
  const set = rowSetOf(nest.plan.input);
  if (set.inner !== null || set.related === null) throw new Unsayable("a limit below a filter");
  const relation = relationOf(context.mapping, parent, set);
  const isMany = nest.cardinality === "many";
  if (relation.isList !== isMany) throw new Unsayable("a relation that Prisma counts otherwise");
  const child = context.mapping.model(set.model);
  const { select, shape } = emitSelection(context, child, nest.plan.outputs);
  const options = emitOptions(context, child, set);
  if (!isMany && options.length > 0) throw new Unsayable("a condition on a single related row");
  return { name: relation.name, value: object([...options, ["select", select]]), shape };
}

/** `where`, `orderBy`, `take` and `skip`, as far as the rows have them. */
export function emitOptions(context: EmitContext, mapped: MappedModel, set: RowSet): readonly Entry[] {
  const where = emitFilters(context, mapped, set.filters);
  return [
    ...(where === null || (where.kind === "object" && isEmpty(where)) ? [] : [["where", where] as const]),
    ...emitLimits(context, mapped, set),
  ];
}

export function emitLimits(context: EmitContext, mapped: MappedModel, set: RowSet): readonly Entry[] {
  const order = set.by.map((key) => emitSortKey(context, mapped, key));
  return [
    ...(order.length === 0 ? [] : [["orderBy", list(order)] as const]),
    ...(set.take === null ? [] : [["take", emitCount(set.take)] as const]),
    ...(set.skip === null ? [] : [["skip", emitCount(set.skip)] as const]),
  ];
}

/** Null is the smallest value. Prisma takes a place for nulls only where there may be some. */
function emitSortKey({ provider }: EmitContext, mapped: MappedModel, key: SortKey): Template {
  const { prisma } = sayable(mapped, key.field, provider.order, "the order");
  if (!prisma.isOptional) return object([[prisma.name, constant(key.direction)]]);
  const nulls = constant(key.direction === "asc" ? "first" : "last");
  return object([
    [
      prisma.name,
      object([
        ["sort", constant(key.direction)],
        ["nulls", nulls],
      ]),
    ],
  ]);
}

function emitCount(count: RowCount): Template {
  return count.kind === "literal" ? constant(count.value) : boundCount(count.slot);
}
