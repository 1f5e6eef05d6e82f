import type { Project } from "../../ir/logical/project.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import { type RowSet, rowSetOf } from "../sql/row-set.ts";
import type { EmitContext } from "./emit-context.ts";
import { emitLimits, emitOptions, emitSelection, type RowShape } from "./emit-select.ts";
import { emitUniqueWhere } from "./emit-unique-where.ts";
import { emitWriteCall } from "./emit-write.ts";
import type { PrismaCall } from "./prisma-call.ts";
import { delegateName } from "./prisma-mapping.ts";
import { boundValues, object } from "./template.ts";
import { Unsayable } from "./unsayable.ts";

/**
 * The leaf as one call of Prisma's; throws {@link Unsayable} where no call says exactly that, and an
 * `OrmError` where the Prisma schema lacks what it is about.
 */
export function emitCall(context: EmitContext, leaf: PushedQuery | PushedWrite): PrismaCall {
  const call = emitLeaf(context, leaf);
  if (boundValues(call.args) > context.provider.values) throw new Unsayable("so many values");
  return call;
}

function emitLeaf(context: EmitContext, leaf: PushedQuery | PushedWrite): PrismaCall {
  if (leaf.kind === "pushedWrite") return emitWriteCall(context, leaf);
  if (leaf.partitionBy !== null) throw new Unsayable("a limit per parent");
  return leaf.query.kind === "count"
    ? emitCountCall(context, rowSetOf(leaf.query.input))
    : emitFind(context, leaf.query);
}

function emitFind(context: EmitContext, query: Project): PrismaCall {
  const set = rowSetOf(query.input);
  if (set.inner !== null) throw new Unsayable("a limit below a filter");
  const mapped = context.mapping.model(set.model);
  const { select, shape } = emitSelection(context, mapped, query.outputs);
  const call = { delegate: delegateName(mapped.prisma.name), shape, queries: 1 + nestsIn(shape) };
  const isWhole = set.skip === null && (set.take === null || isOne(set));
  const unique = isWhole ? emitUniqueWhere(context, mapped, set.filters) : null;
  if (unique !== null) {
    return {
      ...call,
      method: "findUnique",
      args: object([
        ["where", unique],
        ["select", select],
      ]),
    };
  }
  if (isOne(set)) {
    const limited = emitOptions(context, mapped, { ...set, take: null });
    return { ...call, method: "findFirst", args: object([...limited, ["select", select]]) };
  }
  const options = emitOptions(context, mapped, set);
  return { ...call, method: "findMany", args: object([...options, ["select", select]]) };
}

function isOne({ take }: RowSet): boolean {
  return take?.kind === "literal" && take.value === 1;
}

function nestsIn({ columns }: RowShape): number {
  return columns.reduce((sum, column) => sum + (column.kind === "nest" ? 1 + nestsIn(column.shape) : 0), 0);
}

function emitCountCall(context: EmitContext, set: RowSet): PrismaCall {
  if (set.inner !== null || emitLimits(context, context.mapping.model(set.model), set).length > 0) {
    throw new Unsayable("a count of limited rows");
  }
  const mapped = context.mapping.model(set.model);
  const args = object(emitOptions(context, mapped, set));
  return { delegate: delegateName(mapped.prisma.name), method: "count", args, shape: null, queries: 1 };
}
