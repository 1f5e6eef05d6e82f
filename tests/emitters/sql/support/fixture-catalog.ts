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
  string,
  unique,
} from "../../../../compiler/schema/index.ts";
import type { Catalog } from "../../../../ir/catalog.ts";

/** Values of every kind, under names that a careless emitter trips over. */
const item = model({
  table: 'item"s `of` ?',
  fields: {
    id: id(),
    text: string().nullable().map('te"xt'),
    choice: enumeration(["a", "A", "b'c", 'd"e\\', "😀"]).nullable().map("select"),
    flag: boolean().nullable().map("$1"),
    small: integer().nullable().map("sm`all"),
    big: bigint().nullable().map(":big"),
    amount: decimal().nullable().map("c0"),
    at: datetime().nullable().map("?"),
    data: json().nullable().map("t0"),
    required: string().default("it's"),
  },
});

const author = model({
  table: "authors",
  fields: {
    id: id(),
    code: integer().nullable(),
    name: string(),
  },
  relations: {
    posts: hasMany("post", { foreignKey: "authorId" }),
    note: hasOne("note", { foreignKey: "authorId" }),
  },
});

const note = model({
  table: "notes",
  fields: { id: id(), authorId: string().nullable().references("author.id"), big: bigint().nullable() },
  relations: { author: belongsTo("author", { foreignKey: "authorId" }) },
});

const post = model({
  table: "posts",
  fields: {
    id: id(),
    authorId: string().nullable().references("author.id"),
    parentId: string().nullable().references("post.id"),
    rank: integer().nullable(),
    text: string().nullable(),
    big: bigint().nullable(),
    amount: decimal().nullable(),
    flag: boolean().nullable(),
    at: datetime().nullable(),
    data: json().nullable(),
  },
  indexes: [index(["authorId", "rank"])],
  relations: {
    author: belongsTo("author", { foreignKey: "authorId" }),
    parent: belongsTo("post", { foreignKey: "parentId" }),
    children: hasMany("post", { foreignKey: "parentId" }),
    tags: manyToMany("tag", { through: "postTag", from: "postId", to: "tagId" }),
  },
});

const tag = model({
  table: "tags",
  fields: { id: id(), label: string().nullable() },
  relations: { posts: manyToMany("post", { through: "postTag", from: "tagId", to: "postId" }) },
});

const postTag = model({
  table: "post_tags",
  fields: {
    id: id({ type: "integer", generated: "increment" }),
    postId: string().references("post.id"),
    tagId: string().nullable().references("tag.id"),
  },
});

/** Two keys besides the primary one, and numbers to compute with. */
const counter = model({
  table: "counters",
  fields: {
    id: id({ type: "integer", generated: "increment" }),
    scope: string(),
    name: string(),
    token: string().nullable().unique(),
    small: integer().nullable(),
    big: bigint().nullable(),
    amount: decimal().nullable(),
  },
  unique: [unique(["scope", "name"])],
});

/** No column but one that the database numbers. */
const ticket = model({
  table: "tickets",
  fields: { id: id({ type: "integer", generated: "increment" }) },
});

/** Identified by two columns. */
const seat = model({
  table: "seats",
  fields: { row: string(), place: integer(), guest: string().nullable() },
  unique: [unique(["row", "place"])],
});

export const fixtureSchema = defineSchema({
  seat,
  item,
  author,
  note,
  post,
  tag,
  postTag,
  counter,
  ticket,
});
export const fixtureCatalog: Catalog = fixtureSchema.catalog;
