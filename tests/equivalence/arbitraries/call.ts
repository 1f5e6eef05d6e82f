import fc from "fast-check";
import type { Call, Method } from "../oracle/call.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import { keyName, keysOf, type ModelSketch, type SchemaSketch } from "../schema/sketch.ts";
import { changes } from "./changes.ts";
import type { Aim } from "./literal.ts";
import { newData } from "./new-data.ts";
import { paging } from "./paging.ts";
import { selection } from "./selection.ts";
import { uniqueWhere } from "./unique-where.ts";
import { where } from "./where.ts";

type Entries = Readonly<Record<string, unknown>>;
type Arbitrary = fc.Arbitrary<Entries>;

const READS: readonly [Method, number][] = [
  ["findMany", 8],
  ["findFirst", 2],
  ["findOne", 1],
  ["findUnique", 3],
  ["count", 2],
];
const WRITES: readonly [Method, number][] = [
  ["create", 3],
  ["createMany", 2],
  ["update", 4],
  ["updateMany", 3],
  ["upsert", 3],
  ["delete", 2],
  ["deleteMany", 1],
];

export function readCall(schema: SchemaSketch, aim: Aim): fc.Arbitrary<Call> {
  return callOf(schema, aim, READS);
}

export function anyCall(schema: SchemaSketch, aim: Aim): fc.Arbitrary<Call> {
  return fc.oneof(
    { weight: 2, arbitrary: readCall(schema, aim) },
    { weight: 3, arbitrary: callOf(schema, aim, WRITES) },
  );
}

function callOf(schema: SchemaSketch, aim: Aim, methods: readonly [Method, number][]): fc.Arbitrary<Call> {
  const method = fc.oneof(...methods.map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) })));
  return fc
    .tuple(fc.constantFrom(...schema.models), method)
    .chain(([model, name]) =>
      callArguments(name, { schema, aim, model }).map(
        (args): Call => ({ model: model.name, method: name, args }),
      ),
    );
}

interface Place {
  readonly schema: SchemaSketch;
  readonly aim: Aim;
  readonly model: ModelSketch;
}

function callArguments(method: Method, place: Place): Arbitrary {
  const { schema, aim, model } = place;
  const filter = where(aim, model);
  const anyFilter = fc.oneof({ weight: 3, arbitrary: filter }, fc.constant(undefined));
  const select = { select: selection(schema, aim, model) };
  switch (method) {
    case "findUnique":
      return record({ where: uniqueWhere(aim, model), ...select });
    case "findMany":
      return merged(record({ where: anyFilter, ...select }), paging(model));
    case "findFirst":
    case "findOne":
      return merged(record({ where: anyFilter, ...select }), withoutTake(paging(model)));
    case "count":
      return merged(record({ where: anyFilter }), fc.oneof(paging(model), fc.constant({})));
    case "create":
      return record({ data: newData(schema, aim, model), ...select });
    case "createMany":
      return record({
        data: fc.array(newData(schema, aim, model), { maxLength: 4, size: "max" }),
        ...select,
      });
    case "update":
      return record({ where: target(place), data: changes(schema, aim, model), ...select });
    case "updateMany":
      return record({ where: filter, data: changes(schema, aim, model) });
    case "upsert":
      return upsertArguments(place);
    case "delete":
      return record({ where: target(place) });
    case "deleteMany":
      return record({ where: filter });
  }
}

function record(entries: Readonly<Record<string, fc.Arbitrary<unknown>>>): Arbitrary {
  return fc.record(entries, { noNullPrototype: true });
}

function merged(first: Arbitrary, second: Arbitrary): Arbitrary {
  return fc.tuple(first, second).map(([one, two]) => ({ ...one, ...two }));
}

function withoutTake(page: Arbitrary): Arbitrary {
  return page.map((entries) =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => name !== "take")),
  );
}

/** A key, a key with a guard beside it, or a filter alone. */
function target({ aim, model }: Place): Arbitrary {
  const key = uniqueWhere(aim, model);
  const guarded = fc.tuple(where(aim, model), key).map(([guard, entries]) => ({ ...guard, ...entries }));
  return fc.oneof({ weight: 4, arbitrary: key }, { weight: 2, arbitrary: guarded }, where(aim, model));
}

/** `create` repeats the key, leaves it to `where`, or now and then contradicts it. */
function upsertArguments({ schema, aim, model }: Place): Arbitrary {
  return fc
    .tuple(
      uniqueWhere(aim, model),
      newData(schema, aim, model),
      changes(schema, aim, model),
      selection(schema, aim, model),
      fc.constantFrom("repeat", "repeat", "leave", "leave", "leave", "as it is"),
    )
    .map(([key, create, update, select, agreement]) => {
      const values = flatKey(model, key);
      const rest = Object.entries(create).filter(([name]) => !Object.hasOwn(values, name));
      const data =
        agreement === "as it is"
          ? create
          : { ...Object.fromEntries(rest), ...(agreement === "repeat" && values) };
      return { where: key, create: data, update, select };
    });
}

function flatKey(model: ModelSketch, where: Entries): Entries {
  const nested = keysOf(model).find((key) => key.fields.length > 1 && Object.hasOwn(where, keyName(key)));
  const values = nested === undefined ? where : where[keyName(nested)];
  return isPlainObject(values) ? values : {};
}
