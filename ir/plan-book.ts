import type { Catalog } from "./catalog.ts";
import type { PhysicalPlan, Strategy } from "./physical/physical-plan.ts";

/** The plans of an application's calls of one schema, made before it runs: plain data, without a value of a call. */
export interface CompiledSchema {
  readonly catalog: Catalog;
  /** One for each backend that the calls were compiled for. */
  readonly books: readonly PlanBook[];
}

export interface PlanBook {
  /** The backend, by the kind that its driver has. */
  readonly backend: string;
  readonly options: BookOptions;
  /** By the text of the call's shape. */
  readonly plans: Readonly<Record<string, PhysicalPlan>>;
}

/** What an application said of its orm, as far as its plans depend on that. */
export interface BookOptions {
  readonly strategy: Strategy | null;
  readonly scan: "allow" | "refuse";
  /** Whether rows end by the clock of the store. */
  readonly storeClock: "same" | "other";
}

/** The words of a shape as one text; no two shapes have the same. */
export function shapeText(words: readonly (string | number)[]): string {
  return JSON.stringify(words);
}

/** Of a model, what is known without resolving it. */
export interface ModelOutline {
  readonly name: string;
  readonly table: string;
  readonly namespace: string | null;
  readonly fields: readonly string[];
}

/** What a schema is told by among those of a bundle: the tables of its models and the names of their fields. */
export function outlineText(models: readonly ModelOutline[]): string {
  const texts = models.map(({ name, table, namespace, fields }) =>
    JSON.stringify([name, namespace, table, [...fields].sort()]),
  );
  return JSON.stringify(texts.sort());
}

export function catalogOutline({ models }: Catalog): string {
  const outlines = Object.values(models).map((model) => ({
    ...model,
    fields: model.fields.map(({ name }) => name),
  }));
  return outlineText(outlines);
}
