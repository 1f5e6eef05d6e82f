/** A model, as far as the inference of `defineSchema` may see it: more would leak into `model({…})`. */
export interface AnyDefinedModel {
  readonly kind: "model";
  readonly fields: object;
}

/** What every model must be, given the names of all models and of all their fields as `model.field`. */
interface ModelAmong<ModelName, FieldName> {
  readonly fields: { readonly [name: string]: { readonly "~references"?: FieldName } };
  readonly relations: {
    readonly [name: string]: { readonly target: ModelName; readonly "~fields"?: FieldName };
  };
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
