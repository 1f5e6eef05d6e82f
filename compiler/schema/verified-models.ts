import type { DefinedField } from "./field-builder.ts";

/** A model, as far as inference in `defineSchema` may see it. */
export interface AnyDefinedModel {
  readonly kind: "model";
  readonly fields: object;
}

/**
 * What every model must be, given the names of all models and of all their fields as `model.field`.
 * It must not mention `relations` or `unique`: a model without them would take their types from here.
 */
interface ModelAmong<ModelName, FieldName> {
  readonly fields: { readonly [name: string]: FieldAmong<FieldName> };
  readonly "~names"?: ModelName | FieldName;
}

interface FieldAmong<FieldName> extends DefinedField {
  readonly "~references"?: FieldName;
}

type FieldNames<Models extends Readonly<Record<string, AnyDefinedModel>>> = {
  [Name in keyof Models & string]: `${Name}.${keyof Models[Name]["fields"] & string}`;
}[keyof Models & string];

type Expected<Models extends Readonly<Record<string, AnyDefinedModel>>> = {
  readonly [name: string]: ModelAmong<keyof Models, FieldNames<Models>>;
};

/**
 * `unknown` where every name that the models mention exists, else what they would have to be. One
 * comparison answers for all models, so that a schema of hundreds costs the type checker little.
 */
export type Verified<Models extends Readonly<Record<string, AnyDefinedModel>>> =
  Models extends Expected<Models> ? unknown : Expected<Models>;
