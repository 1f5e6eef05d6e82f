import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  bigint,
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
  numericId,
  string,
  tableName,
  unique,
} from "../../compiler/schema/index.ts";
import { fieldOf, modelOf, relationOf } from "../../ir/catalog.ts";
import { controlPlaneSchema, fastStateSchema } from "./walkthrough-schema.ts";

const frozenDeep = (value: unknown): boolean =>
  typeof value !== "object" ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(frozenDeep));

test("a catalog is frozen plain data without a prototype over its models", () => {
  const { catalog, generators } = controlPlaneSchema;
  assert.ok(frozenDeep(catalog));
  assert.is(Object.getPrototypeOf(catalog.models), null);
  assert.is(Object.getPrototypeOf(generators), null);
  assert.equal(JSON.parse(JSON.stringify(catalog)), { models: { ...catalog.models } });
  assert.equal(Object.keys(catalog.models), [
    "user",
    "workspace",
    "workspaceMembership",
    "subscription",
    "auditLog",
  ]);
});

test("a field says everything about its column", () => {
  const workspace = modelOf(controlPlaneSchema.catalog, "workspace");
  assert.is(workspace.table, "workspaces");
  assert.is(workspace.namespace, null);
  assert.equal(fieldOf(workspace, "plan"), {
    name: "plan",
    column: "plan",
    kind: "enum",
    nullable: false,
    values: ["free", "pro", "enterprise"],
    fill: { kind: "required" },
    references: null,
    description: null,
  });
  const subscription = modelOf(controlPlaneSchema.catalog, "subscription");
  assert.equal(fieldOf(subscription, "renewsAt").fill, { kind: "null" });
  assert.equal(fieldOf(subscription, "createdAt").fill, { kind: "now" });
  assert.equal(fieldOf(subscription, "workspaceId").references, { model: "workspace", field: "id" });
});

test("a model says which field ends its rows, and what may then be missing", () => {
  const { catalog } = defineSchema({
    session: model({ table: "s", fields: { id: id(), endsAt: datetime() }, expires: "endsAt" }),
    device: model({
      table: "d",
      fields: { id: id(), sessionId: string().references("session.id") },
      relations: { session: belongsTo("session", { foreignKey: "sessionId" }) },
    }),
  });
  assert.is(modelOf(catalog, "session").expires, "endsAt");
  assert.is(modelOf(catalog, "device").expires, null);
  assert.is(modelOf(catalog, "device").relations[0]?.required, false);
});

test("modifiers build new fields and leave the old one as it was", () => {
  const base = string();
  const changed = base.unique().map("e_mail").describe("Where to write.").nullable();
  const schema = defineSchema({ a: model({ table: "a", fields: { id: id(), base, changed } }) });
  const a = modelOf(schema.catalog, "a");
  assert.is(fieldOf(a, "base").column, "base");
  assert.is(fieldOf(a, "base").nullable, false);
  assert.is(fieldOf(a, "changed").column, "e_mail");
  assert.is(fieldOf(a, "changed").description, "Where to write.");
  assert.equal(
    a.uniqueKeys.map((key) => key.name),
    ["id", "changed"],
  );
  assert.ok(Object.isFrozen(base) && Object.isFrozen(base["~field"]));
});

test("ids say how they are made", () => {
  const schema = defineSchema({
    uuid: model({ table: "a", fields: { key: id() } }),
    own: model({ table: "b", fields: { key: id({ generate: () => "made" }) } }),
    given: model({ table: "c", fields: { key: id({ type: "integer" }) } }),
    counted: model({ table: "d", fields: { key: id({ type: "integer", generated: "increment" }) } }),
    numbered: model({ table: "e", fields: { key: numericId() } }),
  });
  const fills = Object.values(schema.catalog.models).map((made) => [
    made.fields[0]?.kind,
    made.fields[0]?.fill.kind,
    made.primaryKey[0],
  ]);
  assert.equal(fills, [
    ["string", "uuid", "key"],
    ["string", "computed", "key"],
    ["integer", "required", "key"],
    ["integer", "increment", "key"],
    ["integer", "increment", "key"],
  ]);
  assert.equal(Object.keys(schema.generators), ["own.key"]);
  assert.is(schema.generators["own.key"]?.(), "made");
});

test("literal defaults are stored as cells", () => {
  const preferences = { theme: "dark", sizes: [-0] };
  const schema = defineSchema({
    a: model({
      table: "a",
      fields: {
        id: id(),
        at: datetime().default(new Date(5)),
        price: decimal().default("1.50"),
        count: integer().default(-0),
        big: bigint().default(9007199254740993n),
        on: boolean().default(false),
        plan: enumeration(["free", "pro"]).default("pro"),
        preferences: json().default(preferences),
        note: string().nullable().default("none"),
        made: string().default(() => "made"),
      },
    }),
  });
  preferences.theme = "light";
  const a = modelOf(schema.catalog, "a");
  const literal = (name: string) => {
    const { fill } = fieldOf(a, name);
    return fill.kind === "literal" ? fill.value : fill.kind;
  };
  assert.is(literal("at"), 5);
  assert.is(literal("price"), "1.5");
  assert.ok(Object.is(literal("count"), 0));
  assert.is(literal("big"), 9007199254740993n);
  assert.is(literal("on"), false);
  assert.is(literal("plan"), "pro");
  assert.is(JSON.stringify(literal("preferences")), '{"theme":"dark","sizes":[0]}');
  assert.ok(frozenDeep(literal("preferences")));
  assert.not(Object.isFrozen(preferences));
  assert.is(literal("note"), "none");
  assert.is(literal("made"), "computed");
  assert.is(schema.generators["a.made"]?.(), "made");
});

test("unique keys: the primary first, then fields, then compounds, in declared order", () => {
  const bucket = modelOf(fastStateSchema.catalog, "rateLimitBucket");
  assert.equal(bucket.primaryKey, ["id"]);
  assert.equal(bucket.uniqueKeys, [
    { name: "id", fields: ["id"] },
    { name: "scope_identifier", fields: ["scope", "identifier"] },
  ]);
  const schema = defineSchema({
    a: model({
      table: "a",
      fields: { b: string(), c: string(), email: string().unique(), id: id(), phone: string().unique() },
      unique: [unique(["b", "c"], { name: "both" })],
      constraints: { unique: [unique(["c", "email"])] },
    }),
  });
  assert.equal(
    modelOf(schema.catalog, "a").uniqueKeys.map((key) => key.name),
    ["id", "email", "phone", "both", "c_email"],
  );
});

test("without an id the first key that is never null is the primary key", () => {
  const schema = defineSchema({
    a: model({
      table: "a",
      fields: { nick: string().unique().nullable(), tenant: string(), slug: string() },
      unique: [unique(["tenant", "slug"])],
    }),
  });
  const a = modelOf(schema.catalog, "a");
  assert.equal(a.primaryKey, ["tenant", "slug"]);
  assert.equal(
    a.uniqueKeys.map((key) => key.name),
    ["tenant_slug", "nick"],
  );
});

test("an id that is unique too is one key", () => {
  const schema = defineSchema({ a: model({ table: "a", fields: { id: id().unique() } }) });
  assert.is(modelOf(schema.catalog, "a").uniqueKeys.length, 1);
});

test("indexes may stand in either place and mean the same", () => {
  const fields = { id: id(), a: string(), b: string() };
  const schema = defineSchema({
    first: model({ table: "first", fields, indexes: [index(["a"]), index(["a", "b"], { name: "pair" })] }),
    second: model({
      table: "second",
      fields,
      constraints: { indexes: [index(["a"]), index(["a", "b"], { name: "pair" })] },
    }),
  });
  const { first, second } = schema.catalog.models;
  assert.equal(first?.indexes, [
    { name: "a", fields: ["a"] },
    { name: "pair", fields: ["a", "b"] },
  ]);
  assert.equal(second?.indexes, first?.indexes);
});

test("a table may stand in a namespace", () => {
  const schema = defineSchema({
    a: model({ table: tableName("users", { schema: "auth" }), fields: { id: id() } }),
    b: model({ table: tableName("users"), fields: { id: id() }, description: "Everyone." }),
  });
  assert.is(schema.catalog.models.a?.namespace, "auth");
  assert.is(schema.catalog.models.b?.namespace, null);
  assert.is(schema.catalog.models.b?.table, "users");
  assert.is(schema.catalog.models.b?.description, "Everyone.");
});

test("links lead from the key to what it references", () => {
  const { catalog } = controlPlaneSchema;
  assert.equal(relationOf(modelOf(catalog, "workspaceMembership"), "user"), {
    name: "user",
    target: "user",
    cardinality: "one",
    required: true,
    link: { from: "userId", to: "id", through: null },
  });
  assert.equal(relationOf(modelOf(catalog, "user"), "memberships"), {
    name: "memberships",
    target: "workspaceMembership",
    cardinality: "many",
    required: false,
    link: { from: "id", to: "userId", through: null },
  });
});

test("a reference may name another field than the id, and an id may have any name", () => {
  const schema = defineSchema({
    author: model({
      table: "authors",
      fields: { authorKey: id(), handle: string().unique() },
      relations: {
        posts: hasMany("post", { foreignKey: "authorHandle" }),
        drafts: hasMany("post", { foreignKey: "draftedBy" }),
        profile: hasOne("profile", { foreignKey: "authorKey" }),
      },
    }),
    post: model({
      table: "posts",
      fields: {
        id: id(),
        authorHandle: string().references("author.handle"),
        draftedBy: string().nullable(),
      },
      relations: {
        author: belongsTo("author", { foreignKey: "authorHandle" }),
        drafter: belongsTo("author", { foreignKey: "draftedBy" }),
      },
    }),
    profile: model({
      table: "profiles",
      fields: { authorKey: id().references("author.authorKey"), bio: string() },
      relations: { author: belongsTo("author", { foreignKey: "authorKey" }) },
    }),
  });
  const links = Object.fromEntries(
    Object.values(schema.catalog.models).flatMap((from) =>
      from.relations.map((relation) => [
        `${from.name}.${relation.name}`,
        `${relation.link.from} ${relation.link.to} ${relation.cardinality} ${relation.required}`,
      ]),
    ),
  );
  assert.equal(links, {
    "author.posts": "handle authorHandle many false",
    "author.drafts": "authorKey draftedBy many false",
    "author.profile": "authorKey authorKey one false",
    "post.author": "authorHandle handle one true",
    "post.drafter": "draftedBy authorKey one false",
    "profile.author": "authorKey authorKey one true",
  });
});

test("a required key without .references does not make the row required", () => {
  const schema = defineSchema({
    a: model({ table: "a", fields: { id: id() } }),
    b: model({
      table: "b",
      fields: { id: id(), aId: string() },
      relations: { a: belongsTo("a", { foreignKey: "aId" }) },
    }),
  });
  assert.is(relationOf(modelOf(schema.catalog, "b"), "a").required, false);
});

test("many-to-many goes through a model, also to itself", () => {
  const schema = defineSchema({
    user: model({
      table: "users",
      fields: { id: id(), handle: string().unique() },
      relations: {
        teams: manyToMany("team", { through: "member", from: "userHandle", to: "teamId" }),
        follows: manyToMany("user", { through: "follow", from: "fromId", to: "toId" }),
      },
    }),
    team: model({ table: "teams", fields: { id: numericId() } }),
    member: model({
      table: "members",
      fields: { userHandle: string().references("user.handle"), teamId: integer().references("team.id") },
      unique: [unique(["userHandle", "teamId"])],
    }),
    follow: model({
      table: "follows",
      fields: { id: id(), fromId: string().references("user.id"), toId: string().references("user.id") },
    }),
  });
  const user = modelOf(schema.catalog, "user");
  assert.equal(relationOf(user, "teams"), {
    name: "teams",
    target: "team",
    cardinality: "many",
    required: false,
    link: { from: "handle", to: "id", through: { model: "member", from: "userHandle", to: "teamId" } },
  });
  assert.equal(relationOf(user, "follows").link.through, { model: "follow", from: "fromId", to: "toId" });
});

test("names that every object inherits are ordinary names", () => {
  const schema = defineSchema({
    toString: model({
      table: "t",
      fields: { id: id(), valueOf: string().unique(), hasOwnProperty: string() },
    }),
  });
  assert.is(fieldOf(modelOf(schema.catalog, "toString"), "valueOf").kind, "string");
  assert.is(schema.catalog.models.hasOwnProperty, undefined);
});

test("a schema does not follow what happens to the objects it was made of", () => {
  const fields = { id: id(), name: string() };
  const keys: ["name"] = ["name"];
  const definition = model({ table: "a", fields, unique: [unique(keys)] });
  const schema = defineSchema({ a: definition });
  keys[0] = "id" as "name";
  Object.assign(fields, { later: string() });
  assert.equal(modelOf(schema.catalog, "a").uniqueKeys[1]?.fields, ["name"]);
  assert.is(modelOf(schema.catalog, "a").fields.length, 2);
});

test.run();
