import type { Field } from "../../../ir/catalog.ts";

/** One of a few values of the kind, the same for the same number. */
export function sampleValue(kind: Field["kind"], values: readonly string[] | null, at: number): unknown {
  const samples = values ?? SAMPLES[kind];
  return samples[at % samples.length];
}

const SAMPLES: Readonly<Record<Field["kind"], readonly unknown[]>> = {
  string: ["", "a", "it's", "😀", "1"],
  enum: ["a"],
  boolean: [true, false],
  integer: [0, 1, -1, 2 ** 31 - 1],
  bigint: [0n, 2n ** 53n + 1n, -(2n ** 63n)],
  decimal: ["0", "1.50", "-0.000001", "10"],
  datetime: [new Date("2026-01-01T00:00:00.001Z"), new Date("1850-06-01T12:00:00.500Z")],
  json: [{}, [], { b: 2, a: [1, null, "ä"] }, "text", false],
};
