import fc from "fast-check";
import {
  bigint,
  boolean,
  datetime,
  decimal,
  defineSchema,
  enumeration,
  id,
  index,
  integer,
  model,
  string,
} from "../../engine/index.ts";
import { modelOf } from "../../ir/catalog.ts";
import type { FieldKind } from "../../ir/field-kind.ts";
import type { Call } from "../golden/golden-call.ts";
import { POOLS } from "./store-arbitraries.ts";

/** Indexes that begin with every kind, over one field, over two, over a unique key and over the primary key. */
export const schema = defineSchema({
  event: model({
    table: "events",
    fields: {
      id: id(),
      owner: string().nullable(),
      at: datetime().nullable(),
      price: decimal().nullable(),
      big: bigint().nullable(),
      count: integer(),
      slug: string().nullable().unique(),
      level: enumeration(["low", "high"]).nullable(),
      flag: boolean().nullable(),
    },
    indexes: [
      index(["owner", "at"]),
      index(["price"]),
      index(["big", "count"]),
      index(["slug"]),
      index(["level", "flag"]),
      index(["flag", "owner", "count"]),
      index(["id"]),
      index(["flag"]),
      index(["count"]),
    ],
  }),
});

type Fields = Readonly<Record<string, unknown>>;

const events = modelOf(schema.catalog, "event");
const IDS = ["a", "b", "c", "d", "é", "😀", "uff61\uff61"];

function kindOf(name: string): FieldKind {
  return events.fields.find((field) => field.name === name)?.kind ?? "string";
}

function value(name: string): fc.Arbitrary<unknown> {
  if (name === "id") return fc.constantFrom(...IDS);
  const kind = kindOf(name);
  const cell = fc.constantFrom(...POOLS[kind]);
  return kind === "datetime" ? cell.map((instant) => new Date(Number(instant))) : cell;
}

function orNull(name: string): fc.Arbitrary<unknown> {
  const isNullable = events.fields.some((field) => field.name === name && field.nullable);
  return isNullable ? fc.option(value(name), { freq: 4 }) : value(name);
}

/** Records with ids of their own; a slug that is there already is left out. */
export const records: fc.Arbitrary<readonly Fields[]> = fc
  .uniqueArray(fc.record(Object.fromEntries(events.fields.map(({ name }) => [name, orNull(name)]))), {
    maxLength: 12,
    selector: (record) => record.id,
  })
  .map((list) => {
    const slugs = new Set<unknown>();
    return list.map((record): Fields => {
      const slug = slugs.has(record.slug) ? null : record.slug;
      slugs.add(record.slug);
      return { ...record, slug };
    });
  });

function equality(name: string): fc.Arbitrary<Fields> {
  return value(name).map((operand) => ({ [name]: operand }));
}

function among(name: string): fc.Arbitrary<Fields> {
  return fc.array(value(name), { maxLength: 3 }).map((list) => ({ [name]: { in: list } }));
}

/** Found by several indexes, one of them or two an item, or by none. */
const either = fc
  .tuple(equality("flag"), equality("count"), among("price"), fc.option(equality("at"), { freq: 2 }))
  .map(
    ([flag, count, price, at]): Fields => ({
      OR: [{ AND: [flag, count] }, price, ...(at === null ? [] : [at])],
    }),
  );

/** A filter and an order along an index, mostly such as the index has them. */
const along = fc.constantFrom(...events.indexes).chain(({ fields }) => {
  const all = fields.includes("id") ? fields : [...fields, "id"];
  return fc
    .record({
      fixed: fc.nat(all.length - 1),
      bounded: fc.boolean(),
      ordered: fc.nat(all.length),
      turn: fc.nat(all.length),
      scattered: fc.nat(9),
    })
    .chain(({ fixed, bounded, ordered, turn, scattered }) => {
      const next = all[fixed] ?? "id";
      const conditions = all.slice(0, fixed).map((name) => equality(name));
      if (bounded) conditions.push(bounds(next));
      if (scattered === 0) conditions.push(equality("count"));
      if (scattered === 2) conditions.push(equality("flag"), among("count"));
      if (scattered === 3) conditions.push(either);
      const orderBy = all
        .slice(scattered === 1 ? 0 : fixed, fixed + ordered)
        .map((name, at) => ({ [name]: at < turn ? "desc" : "asc" }));
      return fc.tuple(...conditions).map((list) => ({ where: { AND: list }, orderBy }));
    });
});

function bounds(name: string): fc.Arbitrary<Fields> {
  const lower = fc
    .tuple(fc.constantFrom("gt", "gte"), value(name))
    .map(([op, operand]) => ({ [op]: operand }));
  const upper = fc
    .tuple(fc.constantFrom("lt", "lte"), value(name))
    .map(([op, operand]) => ({ [op]: operand }));
  const both = fc.tuple(lower, upper).map(([first, second]) => ({ ...first, ...second }));
  const beginning = value(name).map((operand) => ({ startsWith: operand }));
  const isText = kindOf(name) === "string";
  return fc
    .oneof(lower, upper, both, ...(isText ? [beginning] : []))
    .map((operators): Fields => ({ [name]: operators }));
}

const page = fc.record(
  { take: fc.constantFrom(0, 1, 2, 3, 5), skip: fc.constantFrom(0, 1, 2) },
  { requiredKeys: [] },
);

export const read: fc.Arbitrary<Call> = fc
  .tuple(along, page, fc.constantFrom("findMany", "findMany", "findMany", "findFirst", "count"))
  .map(([{ where, orderBy }, cut, method]): Call => {
    if (method === "count") return { model: "event", method, args: { where } };
    if (method === "findFirst") return { model: "event", method, args: { where, orderBy } };
    return { model: "event", method: "findMany", args: { where, orderBy, ...cut } };
  });

const changes = fc.constantFrom("owner", "at", "price", "count", "flag").chain(changed);

export const write: fc.Arbitrary<Call> = fc.oneof(
  along.chain(({ where }) =>
    changes.map((data): Call => ({ model: "event", method: "updateMany", args: { where, data } })),
  ),
  fc
    .tuple(fc.constantFrom(...IDS), fc.constantFrom("owner", "price", "big", "flag").chain(changed))
    .map(([of, data]): Call => ({ model: "event", method: "update", args: { where: { id: of }, data } })),
  fc
    .constantFrom(...IDS)
    .map((of): Call => ({ model: "event", method: "delete", args: { where: { id: of } } })),
);

function changed(name: string): fc.Arbitrary<Fields> {
  return orNull(name).map((operand) => ({ [name]: operand }));
}
