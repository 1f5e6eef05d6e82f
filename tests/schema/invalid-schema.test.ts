import { test } from "uvu";
import * as assert from "uvu/assert";
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
  tableName,
  unique,
} from "../../compiler/schema/index.ts";
import { OrmError } from "../../ir/orm-error.ts";

/** The same functions, as an application without types calls them. */
const untyped = { belongsTo, defineSchema, enumeration, hasMany, hasOne, index, manyToMany, model, unique };
const loose: Record<keyof typeof untyped, (...args: unknown[]) => unknown> = Object.assign(
  Object.create(null),
  untyped,
);

type Fields = Record<string, unknown>;
type Extra = Record<string, unknown>;

/** A schema of the model `user` with these fields and whatever else. */
const user = (fields: Fields, extra: Extra = {}, others: Extra = {}) =>
  loose.defineSchema({
    user: loose.model({ table: "users", fields: { id: id(), ...fields }, ...extra }),
    ...others,
  });

const expiring = (expires: unknown) => user({ email: string() }, { expires });

const post = (fields: Fields = {}, extra: Extra = {}) =>
  loose.model({ table: "posts", fields: { id: id(), ...fields }, ...extra });

const relation = (
  relations: Extra,
  fields: Fields = {},
  others: Extra = { post: post({ userId: string() }) },
) => user(fields, { relations }, others);

/** Each mistake, the path that names it, and a word of the message. */
const MISTAKES: Record<string, [() => unknown, string, string?]> = {
  "a model name that is a method": [() => loose.defineSchema({ transaction: post() }), "transaction"],
  "a model called batch": [() => loose.defineSchema({ batch: post() }), "batch"],
  "a model name that starts with $": [() => loose.defineSchema({ $on: post() }), "$on", "reserved"],
  "a model called __proto__": [() => loose.defineSchema({ ["__proto__"]: post() }), "__proto__"],
  "a model called constructor": [() => loose.defineSchema({ constructor: post() }), "constructor"],
  "a model called prototype": [() => loose.defineSchema({ prototype: post() }), "prototype"],
  "an empty model name": [() => loose.defineSchema({ "": post() }), ""],
  "a model name with a dot": [() => loose.defineSchema({ "a.b": post() }), "a.b", "dot"],
  "something else than a model": [() => loose.defineSchema({ user: { table: "a", fields: {} } }), "user"],
  "nothing where a model should be": [() => loose.defineSchema({ user: null }), "user"],
  "no models at all": [() => loose.defineSchema(null), "models"],

  "two models on one table": [() => user({}, {}, { other: user2("users") }), "other.table", '"user"'],
  "tables that differ by case": [() => user({}, {}, { other: user2("Users") }), "other.table"],
  "a dotted table": [() => loose.defineSchema({ a: user2("auth.users") }), "a.table", "tableName"],
  "a dotted table in a namespace": [
    () => loose.defineSchema({ a: user2(tableName("a.b", { schema: "auth" })) }),
    "a.table",
  ],
  "an empty table": [() => loose.defineSchema({ a: user2("") }), "a.table"],
  "no table": [() => loose.defineSchema({ a: user2(undefined) }), "a.table"],
  "an empty namespace": [() => loose.defineSchema({ a: user2(tableName("a", { schema: "" })) }), "a.table"],
  "a table of 64 bytes": [() => loose.defineSchema({ a: user2("é".repeat(32)) }), "a.table", "63 bytes"],
  "a table with NUL": [() => loose.defineSchema({ a: user2("a\0") }), "a.table", "NUL"],

  "an expiry that is no field": [() => expiring("endsAt"), "user.expires", '"endsAt"'],
  "an expiry that is no datetime": [() => expiring("email"), "user.expires", "not a datetime"],
  "an expiry that is no name": [() => expiring(7), "user.expires"],
  "an expiry called __proto__": [() => expiring("__proto__"), "user.expires"],

  "a field called __proto__": [() => user({ ["__proto__"]: string() }), "user.fields.__proto__"],
  "a field called constructor": [() => user({ constructor: string() }), "user.fields.constructor"],
  "a field that starts with $": [() => user({ $x: string() }), "user.fields.$x"],
  "a field called AND": [() => user({ AND: string() }), "user.fields.AND", "connective"],
  "an empty field name": [() => user({ "": string() }), "user.fields."],
  "a field name with a lone surrogate": [() => user({ "\ud800": string() }), "user.fields.\ud800"],
  "something else than a field": [() => user({ name: "string" }), "user.fields.name", "string()"],
  "two fields on one column": [() => user({ a: string().map("b"), b: string() }), "user.fields.b", '"a"'],
  "columns that differ by case": [() => user({ a: string(), A: string() }), "user.fields.A"],
  "an empty column": [() => user({ a: string().map("") }), "user.fields.a", "column"],
  "a column of 64 bytes": [() => user({ a: string().map("a".repeat(64)) }), "user.fields.a", "63 bytes"],
  "a column with a lone surrogate": [() => user({ a: string().map("\udc00") }), "user.fields.a"],

  "an enumeration without values": [
    () => user({ a: loose.enumeration([]) }),
    "user.fields.a",
    "needs values",
  ],
  "an enumeration value twice": [() => user({ a: enumeration(["x", "y", "x"]) }), "user.fields.a", "twice"],
  "an empty enumeration value": [() => user({ a: enumeration(["x", ""]) }), "user.fields.a"],
  "an enumeration value with NUL": [() => user({ a: enumeration(["x\0"]) }), "user.fields.a"],
  "an enumeration value that is no text": [() => user({ a: loose.enumeration([1]) }), "user.fields.a"],

  "a default of another kind": [() => user({ a: integer().default(1.5) }), "user.fields.a", "32 bits"],
  "a default that is not declared": [
    () => user({ a: enumeration(["x"]).default(JSON.parse('"y"')) }),
    "user.fields.a",
  ],
  "an invalid date as default": [
    () => user({ a: datetime().default(new Date(Number.NaN)) }),
    "user.fields.a",
  ],
  "a default decimal with exponent": [() => user({ a: decimal().default("1e3") }), "user.fields.a"],
  "a default null": [() => user({ a: boolean().default(JSON.parse("null")) }), "user.fields.a", "null"],
  "a JSON default that is no JSON": [() => user({ a: json().default({ at: new Date() }) }), "user.fields.a"],
  "now for another kind": [() => user({ a: nowOf(string()) }), "user.fields.a", "datetime"],

  "two ids": [() => user({ other: id() }), "user.fields.other", '"id"'],
  "a nullable id": [() => user({ id: id().nullable() }), "user.fields.id", "nullable"],
  "no key at all": [
    () => loose.defineSchema({ a: loose.model({ table: "a", fields: { b: string() } }) }),
    "a",
    "needs an id",
  ],
  "only keys that may be null": [
    () => loose.defineSchema({ a: loose.model({ table: "a", fields: { b: string().unique().nullable() } }) }),
    "a",
  ],
  "a unique JSON field": [() => user({ a: json().unique() }), "user.fields.a", "JSON"],

  "a key over no field": [() => user({}, { unique: [loose.unique([])] }), "user.unique[0]", "no field"],
  "a key over an unknown field": [
    () => user({}, { unique: [loose.unique(["nope"])] }),
    "user.unique[0]",
    '"nope"',
  ],
  "a key over an inherited name": [
    () => user({}, { unique: [loose.unique(["toString"])] }),
    "user.unique[0]",
  ],
  "a key over a field twice": [
    () => user({ a: string() }, { constraints: { unique: [loose.unique(["a", "a"])] } }),
    "user.constraints.unique[0]",
    "twice",
  ],
  "a key over JSON": [
    () => user({ a: json() }, { unique: [loose.unique(["a", "id"])] }),
    "user.unique[0]",
    "JSON",
  ],
  "an index where a key should be": [
    () => user({ a: string() }, { unique: [loose.index(["a"])] }),
    "user.unique[0]",
    "unique([…])",
  ],
  "an index over an unknown field": [() => user({}, { indexes: [loose.index(["nope"])] }), "user.indexes[0]"],
  "an index over JSON": [
    () => user({ a: json() }, { indexes: [loose.index(["a"])] }),
    "user.indexes[0]",
    "JSON",
  ],
  "two indexes of one name": [
    () => user({ a: string() }, { indexes: [loose.index(["a"]), loose.index(["id"], { name: "a" })] }),
    "user.indexes[1]",
  ],
  "a key called like a field": [
    () => user({ a: string(), b: string() }, { unique: [loose.unique(["a", "id"], { name: "b" })] }),
    "user.unique[0]",
    '"b"',
  ],
  "two keys of one name": [
    () =>
      user({ a: string(), b: string() }, { unique: [loose.unique(["a", "b"]), loose.unique(["a", "b"])] }),
    "user.unique[1]",
  ],
  "a field that is unique twice": [
    () => user({ a: string().unique() }, { unique: [loose.unique(["a"])] }),
    "user.unique[0]",
  ],
  "a key called like a relation": [
    () =>
      user(
        { a: string(), b: string() },
        {
          unique: [unique(["a", "b"], { name: "posts" })],
          relations: { posts: hasMany("post", { foreignKey: "userId" }) },
        },
        { post: post({ userId: string() }) },
      ),
    "user.unique[0]",
    '"posts"',
  ],
  "a key called OR": [
    () => user({ a: string() }, { unique: [unique(["a", "id"], { name: "OR" })] }),
    "user.unique[0]",
  ],
  "a key name of 64 bytes": [
    () => user({ a: string() }, { unique: [unique(["a", "id"], { name: "k".repeat(64) })] }),
    "user.unique[0]",
    "63 bytes",
  ],

  "a reference to an unknown model": [() => user({ a: string().references("nope.id") }), "user.fields.a"],
  "a reference to an unknown field": [() => user({ a: string().references("user.nope") }), "user.fields.a"],
  "a reference to an inherited name": [
    () => user({ a: string().references("toString.id") }),
    "user.fields.a",
  ],
  "a reference without a field": [
    () => user({ a: string().references("user") }),
    "user.fields.a",
    "model.field",
  ],
  "a reference with two dots": [() => user({ a: string().references("user.id.x") }), "user.fields.a"],
  "a reference of another kind": [
    () => user({ a: integer().references("user.id") }),
    "user.fields.a",
    "string",
  ],
  "a reference to a field that is not unique": [
    () => user({ name: string(), a: string().references("user.name") }),
    "user.fields.a",
    "not unique",
  ],

  "a relation to an unknown model": [
    () => relation({ posts: hasMany("nope", { foreignKey: "userId" }) }),
    "user.relations.posts",
    '"nope"',
  ],
  "a relation to an inherited name": [
    () => relation({ posts: hasMany("toString", { foreignKey: "userId" }) }),
    "user.relations.posts",
  ],
  "a relation by an unknown field of the target": [
    () => relation({ posts: hasMany("post", { foreignKey: "nope" }) }),
    "user.relations.posts",
    '"post.nope"',
  ],
  "a relation by an unknown own field": [
    () => relation({ post: belongsTo("post", { foreignKey: "nope" }) }),
    "user.relations.post",
    '"user.nope"',
  ],
  "a relation called like a field": [
    () => relation({ name: hasOne("post", { foreignKey: "userId" }) }, { name: string() }),
    "user.relations.name",
  ],
  "a relation called NOT": [
    () => relation({ NOT: hasOne("post", { foreignKey: "userId" }) }),
    "user.relations.NOT",
  ],
  "a relation called __proto__": [
    () => relation({ ["__proto__"]: hasOne("post", { foreignKey: "userId" }) }),
    "user.relations.__proto__",
  ],
  "something else than a relation": [() => relation({ posts: "post" }), "user.relations.posts", "hasMany"],
  "a relation over keys of two kinds": [
    () => relation({ post: belongsTo("post", { foreignKey: "number" }) }, { number: integer() }),
    "user.relations.post",
    "integer",
  ],
  "a relation to a model without one id": [
    () =>
      relation(
        { post: belongsTo("post", { foreignKey: "postId" }) },
        { postId: string() },
        {
          post: loose.model({
            table: "posts",
            fields: { a: string(), b: string() },
            unique: [loose.unique(["a", "b"])],
          }),
        },
      ),
    "user.relations.post",
    "no id",
  ],
  "a through model that does not exist": [
    () => relation({ posts: manyToMany("post", { through: "nope", from: "a", to: "b" }) }),
    "user.relations.posts",
    '"nope"',
  ],
  "a through field that does not exist": [
    () => relation({ posts: manyToMany("post", { through: "post", from: "userId", to: "nope" }) }),
    "user.relations.posts",
    '"post.nope"',
  ],
  "one through field for both sides": [
    () => relation({ posts: manyToMany("post", { through: "post", from: "userId", to: "userId" }) }),
    "user.relations.posts",
    "two fields",
  ],
};

function user2(table: unknown): unknown {
  return loose.model({ table, fields: { id: id() } });
}

/** `.defaultNow()` as an application without types can call it on any field. */
function nowOf(field: object): unknown {
  const defaultNow: unknown = Reflect.get(field, "defaultNow");
  return typeof defaultNow === "function" ? defaultNow.call(field) : undefined;
}

for (const [name, [mistake, path, word = ""]] of Object.entries(MISTAKES)) {
  test(`${name} is refused`, () => {
    try {
      mistake();
    } catch (error) {
      assert.instance(error, OrmError);
      if (!(error instanceof OrmError)) return;
      assert.is(error.code, "INVALID_SCHEMA");
      assert.is(error.path, path);
      assert.ok(error.message.startsWith(`${path}: `), error.message);
      assert.ok(error.message.includes(word), error.message);
      assert.is(error.retryable, false);
      return;
    }
    assert.unreachable("nothing was refused");
  });
}

test("the same tables in different namespaces, and names at the limit, are fine", () => {
  loose.defineSchema({
    a: user2(tableName("users", { schema: "one" })),
    b: user2(tableName("users", { schema: "two" })),
    c: user2("users"),
    d: user2("u".repeat(63)),
  });
});

test("a message never holds a default's value", () => {
  try {
    user({ a: string().default("s3cret\0") });
    assert.unreachable();
  } catch (error) {
    assert.ok(error instanceof OrmError && !error.message.includes("s3cret"));
  }
});

test.run();
