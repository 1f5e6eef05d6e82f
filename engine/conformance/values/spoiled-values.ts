import type { Field } from "../../../ir/catalog.ts";

/** One value of each JavaScript type, and objects that some client would unwrap or run. */
const VALUES: Readonly<Record<string, unknown>> = {
  zero: 0,
  "a number": 5,
  "a fraction": 1.5,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "2^31": 2 ** 31,
  bigint: 5n,
  "2^63": 2n ** 63n,
  true: true,
  false: false,
  "a text": "zzz",
  "a digit": "7",
  "an exponent": "1e3",
  "a lone surrogate": "\udc00",
  NUL: "\0",
  symbol: Symbol("x"),
  function: () => "x",
  date: new Date(0),
  "invalid date": new Date(Number.NaN),
  "year 999": new Date(-30_641_760_000_000),
  list: ["x"],
  bytes: new Uint8Array([1]),
  map: new Map(),
  "an instance": new (class Wrapped {
    readonly value = "x";
  })(),
  "a String object": new String("x"),
  "a Number object": new Number(1),
  promise: Promise.resolve("x"),
};

const FITTING: Readonly<Record<Exclude<Field["kind"], "json">, readonly string[]>> = {
  string: ["a text", "a digit", "an exponent"],
  enum: [],
  boolean: ["true", "false"],
  integer: ["zero", "a number"],
  bigint: ["bigint"],
  decimal: ["a digit"],
  datetime: ["date"],
};

/** Values that a field of the kind cannot hold, with their names. */
export function spoiledValues(kind: keyof typeof FITTING): readonly (readonly [string, unknown])[] {
  return Object.entries(VALUES).filter(([name]) => !FITTING[kind].includes(name));
}
