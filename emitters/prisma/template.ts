import type { Slot } from "../../ir/slot.ts";
import type { PrismaEnumValue } from "./schema/prisma-schema.ts";

/** The arguments of a call with slots in the place of values. */
export type Template = Constant | Bound | TemplateObject | TemplateList;

interface Constant {
  readonly kind: "constant";
  readonly value: string | number | boolean | null;
}

interface Bound {
  readonly kind: "bound";
  readonly slot: Slot;
  readonly form: BoundForm;
}

interface TemplateObject {
  readonly kind: "object";
  readonly entries: readonly (readonly [name: string, value: Template])[];
}

interface TemplateList {
  readonly kind: "list";
  readonly items: readonly Template[];
}

/**
 * How the slot's cell stands in a call: instants are `Date`s, enum values have Prisma's names, more rows than
 * Prisma counts are as many as it does, and all else is as it is.
 */
export type BoundForm = "cell" | "instant" | "count" | readonly PrismaEnumValue[];

/** Of larger counts Prisma's SQLite adapters take the last 32 bits. No answer has as many rows. */
export const ROWS_MAX = 2 ** 31 - 1;

export function constant(value: string | number | boolean | null): Template {
  return { kind: "constant", value };
}

export function object(entries: readonly (readonly [name: string, value: Template])[]): TemplateObject {
  return { kind: "object", entries };
}

export function list(items: readonly Template[]): Template {
  return { kind: "list", items };
}

export function isEmpty(template: TemplateObject): boolean {
  return template.entries.length === 0;
}

/** How many values a call of the template has. */
export function boundValues(template: Template): number {
  switch (template.kind) {
    case "constant":
      return 0;
    case "bound":
      return 1;
    case "list":
      return template.items.reduce((sum, item) => sum + boundValues(item), 0);
    case "object":
      return template.entries.reduce((sum, [, value]) => sum + boundValues(value), 0);
  }
}

/** The slot of how many rows a call of the template skips, not in its relations; `null` for none. */
export function skipOf(template: Template): Slot | null {
  if (template.kind !== "object") return null;
  const [, value] = template.entries.find(([name]) => name === "skip") ?? [];
  return value?.kind === "bound" ? value.slot : null;
}

/** The template in one line; values never appear. */
export function printTemplate(template: Template): string {
  switch (template.kind) {
    case "constant":
      return JSON.stringify(template.value);
    case "bound":
      return `$${template.slot}`;
    case "list":
      return `[${template.items.map(printTemplate).join(", ")}]`;
    case "object": {
      const entries = template.entries.map(([name, value]) => `${name}: ${printTemplate(value)}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
  }
}

export type BindTemplate = (values: readonly unknown[]) => unknown;

/** The function from a call's values to the arguments. */
export function templateBinder(template: Template): BindTemplate {
  switch (template.kind) {
    case "constant":
      return () => template.value;
    case "bound": {
      const { slot, form } = template;
      const encode = encoder(form);
      return (values) => encode(values[slot]);
    }
    case "list": {
      const items = template.items.map(templateBinder);
      return (values) => items.map((bind) => bind(values));
    }
    case "object": {
      const entries = template.entries.map(([name, value]) => [name, templateBinder(value)] as const);
      return (values) => Object.fromEntries(entries.map(([name, bind]) => [name, bind(values)]));
    }
  }
}

function encoder(form: BoundForm): (cell: unknown) => unknown {
  if (form === "cell") return (cell) => cell;
  if (form === "count") return (cell) => (typeof cell === "number" ? Math.min(cell, ROWS_MAX) : cell);
  if (form === "instant") return (cell) => (typeof cell === "number" ? new Date(cell) : cell);
  const names = new Map<unknown, string>(form.map(({ name, value }) => [value, name]));
  return (cell) => names.get(cell) ?? cell;
}
