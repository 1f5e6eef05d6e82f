import {
  belongsTo,
  boolean,
  datetime,
  decimal,
  defineSchema,
  enumeration,
  hasMany,
  hasOne,
  id,
  index,
  integer,
  json,
  manyToMany,
  model,
  string,
  unique,
} from "../../compiler/schema/index.ts";

const fields = { id: id(), name: string(), ownerId: string() };
const table = "a";
const a = model({ table, fields });

export const own = [
  // @ts-expect-error no such field
  () => model({ table, fields, unique: [unique(["nope"])] }),
  // @ts-expect-error no such field beside one
  () => model({ table, fields, unique: [unique(["name", "nope"])] }),
  // @ts-expect-error no such field in the second key
  () => model({ table, fields, unique: [unique(["name"]), unique(["nope"])] }),
  // @ts-expect-error no such field
  () => model({ table, fields, constraints: { unique: [unique(["nope"])] } }),
  // @ts-expect-error no such field
  () => model({ table, fields, indexes: [index(["nope"])] }),
  // @ts-expect-error no such field
  () => model({ table, fields, constraints: { indexes: [index(["name", "nope"])] } }),
  // @ts-expect-error a key of no fields
  () => model({ table, fields, unique: [unique([])] }),
  // @ts-expect-error an index is no key
  () => model({ table, fields, unique: [index(["name"])] }),
  // @ts-expect-error no such field of its own
  () => model({ table, fields, relations: { owner: belongsTo("a", { foreignKey: "nope" }) } }),
  // @ts-expect-error no such field
  () => model({ table, fields, expires: "nope" }),
  // @ts-expect-error not a datetime
  () => model({ table, fields, expires: "name" }),
  // @ts-expect-error not a datetime beside one
  () => model({ table, fields: { ...fields, endsAt: datetime() }, expires: "name" }),
  // @ts-expect-error no such argument
  () => model({ table, fields, uniques: [] }),
  // @ts-expect-error no table
  () => model({ fields }),
  // @ts-expect-error not a field
  () => model({ table, fields: { id: "string" } }),
];

export const among = [
  // @ts-expect-error no such model
  () => defineSchema({ a, b: withRelation(hasMany("nope", { foreignKey: "id" })) }),
  // @ts-expect-error no such model
  () => defineSchema({ a, b: withRelation(hasOne("nope", { foreignKey: "id" })) }),
  // @ts-expect-error no such model
  () => defineSchema({ a, b: withRelation(belongsTo("nope", { foreignKey: "id" })) }),
  // @ts-expect-error no such field of the target
  () => defineSchema({ a, b: withRelation(hasMany("a", { foreignKey: "nope" })) }),
  // @ts-expect-error no such field of the target
  () => defineSchema({ a, b: withRelation(hasOne("a", { foreignKey: "nope" })) }),
  // @ts-expect-error no such target
  () => defineSchema({ a, b: withRelation(manyToMany("c", { through: "a", from: "id", to: "name" })) }),
  // @ts-expect-error no such model between
  () => defineSchema({ a, b: withRelation(manyToMany("a", { through: "c", from: "id", to: "name" })) }),
  // @ts-expect-error no such field between
  () => defineSchema({ a, b: withRelation(manyToMany("a", { through: "a", from: "nope", to: "name" })) }),
  // @ts-expect-error no such field between
  () => defineSchema({ a, b: withRelation(manyToMany("a", { through: "a", from: "id", to: "nope" })) }),
  // @ts-expect-error no such model
  () => defineSchema({ a: withField(string().references("nope.id")) }),
  // @ts-expect-error no such field
  () => defineSchema({ a: withField(string().references("a.nope")) }),
  // @ts-expect-error no field named
  () => defineSchema({ a: withField(string().references("a")) }),
  // @ts-expect-error no such field, nullable
  () => defineSchema({ a: withField(string().references("a.x").nullable()) }),
  // @ts-expect-error not a model
  () => defineSchema({ a: { table, fields } }),
];

export const modifiers = [
  // @ts-expect-error a default of another kind
  () => string().default(1),
  // @ts-expect-error a default of another kind
  () => integer().default("1"),
  // @ts-expect-error a generator of another kind
  () => boolean().default(() => "yes"),
  // @ts-expect-error a number is no decimal
  () => decimal().default(1.5),
  // @ts-expect-error not a declared value
  () => enumeration(["a", "b"]).default("c"),
  // @ts-expect-error not the declared JSON
  () => json<{ a: number }>().default({ a: "1" }),
  // @ts-expect-error only instants are now
  () => string().defaultNow(),
  // @ts-expect-error text is no instant
  () => datetime().default("now"),
  // @ts-expect-error only integers are counted
  () => id({ generated: "increment" }),
  // @ts-expect-error only text is made
  () => id({ type: "integer", generate: () => 1 }),
  // @ts-expect-error no such kind of id
  () => id({ type: "uuid" }),
];

export const accepted = [
  defineSchema({ a }),
  defineSchema({ a, b: withRelation(hasMany("a", { foreignKey: "ownerId" })) }),
  defineSchema({ a, b: withRelation(manyToMany("b", { through: "a", from: "id", to: "name" })) }),
  defineSchema({ a: withField(string().references("a.id")) }),
  datetime().nullable().defaultNow(),
  datetime().defaultNow().nullable(),
  model({
    table,
    fields,
    unique: [unique(["name"])],
    constraints: { unique: [unique(["ownerId", "name"])] },
  }),
  model({ table, fields: { ...fields, endsAt: datetime() }, expires: "endsAt" }),
  model({ table, fields: { ...fields, endsAt: datetime().nullable().map("ends_at") }, expires: "endsAt" }),
];

function withRelation<
  const Relation extends
    | ReturnType<typeof belongsTo<string, "id">>
    | ReturnType<typeof hasMany<string, string>>
    | ReturnType<typeof hasOne<string, string>>
    | ReturnType<typeof manyToMany<string, string, string, string>>,
>(relation: Relation) {
  return model({ table: "b", fields: { id: id() }, relations: { relation } });
}

function withField<const Field extends ReturnType<typeof string>>(field: Field) {
  return model({ table, fields: { id: id(), field } });
}
