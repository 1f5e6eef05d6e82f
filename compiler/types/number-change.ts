interface Operations<Value, Null> {
  readonly set: Value | Null;
  readonly increment: Value;
  readonly decrement: Value;
  readonly multiply: Value;
  readonly divide: Value;
}

type Only<All, Name extends keyof All> = { readonly [Key in Name]: All[Key] } & {
  readonly [Key in Exclude<keyof All, Name>]?: never;
};

type OneOf<All> = { [Name in keyof All]: Only<All, Name> }[keyof All];

/** Exactly one operation, which the backend computes: `{ increment: 1 }`. */
export type NumberChange<Value, Null> = OneOf<Operations<Value, Null>>;
