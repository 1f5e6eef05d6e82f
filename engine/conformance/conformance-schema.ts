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
  unique,
} from "../../compiler/schema/index.ts";

/** Every kind of field, key and relation that the contract has, in as few models as possible. */
export const conformanceSchema = defineSchema({
  author: model({
    table: "authors",
    fields: {
      id: id(),
      email: string().unique(),
      name: string(),
      age: integer().nullable(),
      role: enumeration(["reader", "writer", "editor"]).default("reader"),
      active: boolean().default(true),
      createdAt: datetime().defaultNow(),
    },
    relations: {
      articles: hasMany("article", { foreignKey: "authorId" }),
      badge: hasOne("badge", { foreignKey: "authorId" }),
      leases: hasMany("lease", { foreignKey: "authorId" }),
      shared: manyToMany("tag", { through: "grant", from: "authorId", to: "tagId" }),
    },
  }),
  badge: model({
    table: "badges",
    fields: { id: id(), authorId: string().unique().references("author.id"), motto: string() },
    relations: { author: belongsTo("author", { foreignKey: "authorId" }) },
  }),
  article: model({
    table: "articles",
    fields: {
      id: id(),
      authorId: string().references("author.id"),
      slug: string(),
      title: string(),
      rank: integer().default(0),
    },
    unique: [unique(["authorId", "slug"])],
    indexes: [index(["rank"])],
    relations: {
      author: belongsTo("author", { foreignKey: "authorId" }),
      comments: hasMany("comment", { foreignKey: "articleId" }),
      tags: manyToMany("tag", { through: "articleTag", from: "articleId", to: "tagId" }),
    },
  }),
  comment: model({
    table: "comments",
    fields: {
      id: id(),
      articleId: string().references("article.id"),
      parentId: string().nullable().references("comment.id"),
      body: string(),
      position: integer().default(0),
    },
    relations: {
      article: belongsTo("article", { foreignKey: "articleId" }),
      parent: belongsTo("comment", { foreignKey: "parentId" }),
      replies: hasMany("comment", { foreignKey: "parentId" }),
    },
  }),
  tag: model({
    table: "tags",
    fields: { id: id(), label: string().unique() },
    relations: { articles: manyToMany("article", { through: "articleTag", from: "tagId", to: "articleId" }) },
  }),
  articleTag: model({
    table: "article_tags",
    fields: { id: id(), articleId: string().references("article.id"), tagId: string().references("tag.id") },
  }),
  counter: model({
    table: "counters",
    fields: {
      id: numericId(),
      name: string().unique(),
      count: integer().nullable().default(0),
      total: bigint().default(0n),
      sum: decimal().default("0"),
    },
  }),
  setting: model({
    table: "settings",
    fields: { scope: string(), key: string(), value: string().nullable(), version: integer().default(1) },
    unique: [unique(["scope", "key"])],
  }),
  named: model({
    table: "named_keys",
    fields: { id: id(), left: string(), right: integer(), note: string().nullable().unique() },
    constraints: { unique: [unique(["left", "right"], { name: "pair" })] },
  }),
  sample: model({
    table: "samples",
    fields: {
      id: id(),
      ownerId: string().nullable(),
      text: string().nullable(),
      flag: boolean().nullable(),
      whole: integer().nullable(),
      big: bigint().nullable(),
      exact: decimal().nullable(),
      at: datetime().nullable(),
      data: json().nullable(),
      choice: enumeration(["a", "A", "ä b"]).nullable(),
    },
    unique: [unique(["whole", "choice"])],
    relations: {
      owner: belongsTo("sample", { foreignKey: "ownerId" }),
      owned: hasMany("sample", { foreignKey: "ownerId" }),
    },
  }),
  lease: model({
    table: "leases",
    fields: {
      id: id(),
      token: string().unique(),
      authorId: string().nullable().references("author.id"),
      room: string(),
      seat: integer(),
      uses: integer().default(0),
      endsAt: datetime().nullable(),
    },
    unique: [unique(["room", "seat"])],
    relations: {
      author: belongsTo("author", { foreignKey: "authorId" }),
      visits: hasMany("visit", { foreignKey: "leaseId" }),
    },
    expires: "endsAt",
  }),
  visit: model({
    table: "visits",
    fields: { id: id(), leaseId: string().references("lease.id") },
    relations: { lease: belongsTo("lease", { foreignKey: "leaseId" }) },
  }),
  grant: model({
    table: "grants",
    fields: {
      id: numericId(),
      authorId: string().references("author.id"),
      tagId: string().references("tag.id"),
      endsAt: datetime().map("ends_at"),
    },
    expires: "endsAt",
  }),
});

export type ConformanceSchema = typeof conformanceSchema;
