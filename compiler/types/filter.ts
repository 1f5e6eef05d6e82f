/** What a field is compared with, beside a plain value. `Null` is `null` for a nullable field, else `never`. */
export interface EqualityFilter<Value, Null> {
  readonly eq?: Value | Null;
  /** The same as `eq`. */
  readonly equals?: Value | Null;
  readonly not?: Value | Null;
  readonly in?: readonly Value[];
  readonly notIn?: readonly Value[];
}

export interface OrderedFilter<Value, Null> extends EqualityFilter<Value, Null> {
  readonly lt?: Value;
  readonly lte?: Value;
  readonly gt?: Value;
  readonly gte?: Value;
}

/** The searched text is literal: `%` and `_` mean themselves. */
export interface TextFilter<Null> extends OrderedFilter<string, Null> {
  readonly contains?: string;
  readonly startsWith?: string;
  readonly endsWith?: string;
}

/** A JSON object is always written `{ equals: … }`, so that it cannot be mistaken for operators. */
export type JsonFilter<Value, Null> =
  | Extract<Value, string | number | boolean | readonly unknown[]>
  | (object extends Value ? readonly unknown[] : never)
  | EqualityFilter<Value, Null>;
