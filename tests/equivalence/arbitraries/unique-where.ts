import fc from "fast-check";
import { fieldSketch, type KeySketch, keyName, keysOf, type ModelSketch } from "../schema/sketch.ts";
import { type Aim, literal } from "./literal.ts";

type Entries = Readonly<Record<string, unknown>>;

/** One unique key and its values: often those of a stored row, spelled nested or flat. */
export function uniqueWhere(aim: Aim, model: ModelSketch): fc.Arbitrary<Entries> {
  return fc
    .constantFrom(...keysOf(model))
    .chain((key) =>
      fc
        .tuple(keyValues(aim, model, key), fc.boolean())
        .map(([values, nested]) => (nested && key.fields.length > 1 ? { [keyName(key)]: values } : values)),
    );
}

function keyValues(aim: Aim, model: ModelSketch, key: KeySketch): fc.Arbitrary<Entries> {
  const free = fc.record(
    Object.fromEntries(key.fields.map((name) => [name, literal(aim, model, fieldSketch(model, name))])),
    { noNullPrototype: true },
  );
  const rows = aim.rows.find((candidate) => candidate.model === model.name)?.rows ?? [];
  const whole = rows.filter((row) => key.fields.every((name) => (row[name] ?? null) !== null));
  if (whole.length === 0) return free;
  const stored = fc
    .constantFrom(...whole)
    .map((row) => Object.fromEntries(key.fields.map((name) => [name, row[name]])));
  return fc.oneof({ weight: 3, arbitrary: stored }, { weight: 1, arbitrary: free });
}
