import type { FieldKind } from "../../ir/field-kind.ts";
import type { Slot } from "../../ir/slot.ts";
import type { MappedField, MappedModel } from "./map-model.ts";
import type { PrismaMapping } from "./prisma-mapping.ts";
import type { PrismaProvider } from "./prisma-provider.ts";
import type { BoundForm, Template } from "./template.ts";
import { Unsayable } from "./unsayable.ts";

export interface EmitContext {
  readonly mapping: PrismaMapping;
  readonly provider: PrismaProvider;
  /** What the client computes for the records of Prisma's model, also in the place of what is stored. */
  readonly computedIn: (model: string) => ReadonlySet<string>;
}

export function fieldIn(mapped: MappedModel, name: string): MappedField {
  const field = mapped.fields.get(name);
  if (field === undefined) throw new TypeError(`no field "${mapped.model.name}.${name}"`);
  return field;
}

/** The field, where Prisma says exactly what is to be said of its kind. */
export function sayable(
  mapped: MappedModel,
  name: string,
  kinds: ReadonlySet<FieldKind>,
  what: string,
): MappedField {
  const field = fieldIn(mapped, name);
  if (kinds.has(field.field.kind)) return field;
  throw new Unsayable(`${what} of a ${field.field.kind}`);
}

const LOGIC: readonly string[] = ["AND", "OR", "NOT"];

/** Prisma takes a field of such a name for the operator in any `where` of the model, and the other way round. */
export function requireLogic({ prisma }: MappedModel): void {
  if (prisma.fields.some(({ name }) => LOGIC.includes(name))) {
    throw new Unsayable("a condition of a model with a field named like a logical operator");
  }
}

/** The field, where Prisma says what is asked of it also beside values that its column cannot hold. */
export function comparable(
  mapped: MappedModel,
  name: string,
  kinds: ReadonlySet<FieldKind>,
  what: string,
): MappedField {
  const field = sayable(mapped, name, kinds, what);
  if (!isNarrow(field)) return field;
  throw new Unsayable("a comparison by the column's own type, which refuses what is out of its range");
}

export function isNarrow({ prisma }: MappedField): boolean {
  return prisma.nativeType?.name === "SmallInt";
}

export function boundCell({ field, enumeration }: MappedField, slot: Slot): Template {
  return { kind: "bound", slot, form: formOf(field.kind, enumeration?.values ?? null) };
}

export function boundCount(slot: Slot): Template {
  return { kind: "bound", slot, form: "count" };
}

function formOf(kind: FieldKind, values: Exclude<BoundForm, string> | null): BoundForm {
  if (kind === "datetime") return "instant";
  return values ?? "cell";
}
