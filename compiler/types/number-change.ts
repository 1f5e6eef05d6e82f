/** One operation, which the backend computes: `{ increment: 1 }`. */
export type NumberChange<Value, Null> =
  | Set<Value | Null>
  | Increment<Value>
  | Decrement<Value>
  | Multiply<Value>
  | Divide<Value>;

interface Set<Value> {
  readonly set: Value;
  readonly increment?: never;
  readonly decrement?: never;
  readonly multiply?: never;
  readonly divide?: never;
}

interface Increment<Value> {
  readonly increment: Value;
  readonly set?: never;
  readonly decrement?: never;
  readonly multiply?: never;
  readonly divide?: never;
}

interface Decrement<Value> {
  readonly decrement: Value;
  readonly set?: never;
  readonly increment?: never;
  readonly multiply?: never;
  readonly divide?: never;
}

interface Multiply<Value> {
  readonly multiply: Value;
  readonly set?: never;
  readonly increment?: never;
  readonly decrement?: never;
  readonly divide?: never;
}

interface Divide<Value> {
  readonly divide: Value;
  readonly set?: never;
  readonly increment?: never;
  readonly decrement?: never;
  readonly multiply?: never;
}
