import type { Delete } from "../../ir/logical/delete.ts";
import type { Assignment, InsertOne } from "../../ir/logical/insert.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import type { Change, Update } from "../../ir/logical/update.ts";
import type { Upsert } from "../../ir/logical/upsert.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { rowSetOf } from "../sql/row-set.ts";
import { boundCell, type EmitContext, sayable } from "./emit-context.ts";
import { emitSelection, type Selection } from "./emit-select.ts";
import { emitUniqueWhere, keyEntry } from "./emit-unique-where.ts";
import { emitFilters } from "./emit-where.ts";
import type { MappedModel } from "./map-model.ts";
import type { PrismaCall } from "./prisma-call.ts";
import { delegateName } from "./prisma-mapping.ts";
import { object, type Template } from "./template.ts";
import { Unsayable } from "./unsayable.ts";

export function emitWriteCall(context: EmitContext, { write }: PushedWrite): PrismaCall {
  const mapped = context.mapping.model(write.model);
  switch (write.kind) {
    case "insert":
      if (write.rows === "many") throw new Unsayable("many rows, all or none, in their order");
      return emitCreate(context, mapped, write);
    case "update":
      return emitUpdate(context, mapped, write);
    case "upsert":
      return emitUpsert(context, mapped, write);
    case "delete":
      return emitDelete(context, mapped, write);
  }
}

function emitCreate(context: EmitContext, mapped: MappedModel, write: InsertOne): PrismaCall {
  const { select, shape } = emitSelection(context, mapped, write.returning);
  const data = emitData(context, mapped, write.assignments);
  return {
    ...callOf(mapped),
    method: "create",
    args: object([
      ["data", data],
      ["select", select],
    ]),
    shape,
  };
}

function emitUpdate(context: EmitContext, mapped: MappedModel, write: Update): PrismaCall {
  const filters = filtersOf(write.target);
  const data = emitChanges(context, mapped, write.changes);
  if (write.returning === null) {
    const where = emitFilters(context, mapped, filters) ?? object([]);
    return {
      ...callOf(mapped),
      method: "updateMany",
      args: object([
        ["where", where],
        ["data", data],
      ]),
    };
  }
  const where = emitUniqueWhere(context, mapped, filters);
  if (where === null) throw new Unsayable("an update of one row without its key");
  const { select, shape }: Selection = emitSelection(context, mapped, write.returning);
  const args = object([
    ["where", where],
    ["data", data],
    ["select", select],
  ]);
  return { ...callOf(mapped), method: "update", args, shape };
}

/** Prisma makes it one statement, as nothing but the key stands in `where`, with the values of `create`. */
function emitUpsert(context: EmitContext, mapped: MappedModel, write: Upsert): PrismaCall {
  const key = mapped.model.uniqueKeys.find((candidate) => candidate.name === write.key);
  if (key === undefined) throw new TypeError(`no unique key "${write.key}"`);
  const slots = new Map(write.assignments.map(({ field, slot }) => [field, slot]));
  const entry = keyEntry(context, mapped, key, slots);
  const { select, shape } = emitSelection(context, mapped, write.returning);
  const args = object([
    ["where", object([entry])],
    ["create", emitData(context, mapped, write.assignments)],
    ["update", emitChanges(context, mapped, write.changes)],
    ["select", select],
  ]);
  return { ...callOf(mapped), method: "upsert", args, shape };
}

function emitDelete(context: EmitContext, mapped: MappedModel, write: Delete): PrismaCall {
  if (write.sparing.length > 0) throw new Unsayable("a row that nothing refers to");
  const where = emitFilters(context, mapped, filtersOf(write.target)) ?? object([]);
  return { ...callOf(mapped), method: "deleteMany", args: object([["where", where]]) };
}

function callOf(mapped: MappedModel): Pick<PrismaCall, "delegate" | "shape" | "queries"> {
  return { delegate: delegateName(mapped.prisma.name), shape: null, queries: 1 };
}

function filtersOf(target: Rows): readonly Predicate[] {
  const set = rowSetOf(target);
  if (set.inner !== null || set.take !== null || set.skip !== null) {
    throw new Unsayable("a write of limited rows");
  }
  return set.filters;
}

function emitData(
  { provider }: EmitContext,
  mapped: MappedModel,
  assignments: readonly Assignment[],
): Template {
  return object(
    assignments.map(({ field: name, slot }) => {
      const field = sayable(mapped, name, provider.write, "a new value");
      return [field.prisma.name, boundCell(field, slot)];
    }),
  );
}

function emitChanges({ provider }: EmitContext, mapped: MappedModel, changes: readonly Change[]): Template {
  if (changes.length === 0) throw new Unsayable("an update that changes nothing");
  const given = new Set(changes.map((change) => change.field));
  for (const { field, prisma } of mapped.fields.values()) {
    if (prisma.isUpdatedAt && !given.has(field.name)) throw new Unsayable("an update that keeps @updatedAt");
  }
  return object(
    changes.map(({ field: name, op, slot }) => {
      const field = sayable(mapped, name, provider.write, "a new value");
      if (op === "set") return [field.prisma.name, boundCell(field, slot)];
      if (!provider.arithmetic.has(op)) throw new Unsayable(`exact arithmetic (${op})`);
      return [field.prisma.name, object([[op, boundCell(field, slot)]])];
    }),
  );
}
