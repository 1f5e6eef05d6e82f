// #region schema
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
} from "@farming-labs/orm";

export const schema = defineSchema({
  author: model({
    table: "authors",
    fields: {
      id: id(),
      email: string().unique(),
      name: string(),
      bio: string().nullable(),
      isAdmin: boolean().default(false),
      createdAt: datetime().defaultNow(),
    },
    relations: {
      posts: hasMany("post", { foreignKey: "authorId" }),
      account: hasOne("account", { foreignKey: "authorId" }),
    },
  }),
  account: model({
    table: "accounts",
    fields: {
      id: id(),
      authorId: string().unique().references("author.id"),
      balance: decimal().default("0"),
      credits: integer().default(0),
      bytesUsed: bigint().default(0n),
    },
    relations: { author: belongsTo("author", { foreignKey: "authorId" }) },
  }),
  post: model({
    table: "posts",
    fields: {
      id: id(),
      authorId: string().references("author.id"),
      locale: string(),
      slug: string(),
      title: string(),
      state: enumeration(["draft", "published"]).default("draft"),
      meta: json<{ words: number; tags: string[] }>().nullable(),
      publishedAt: datetime().nullable(),
    },
    relations: {
      author: belongsTo("author", { foreignKey: "authorId" }),
      topics: manyToMany("topic", { through: "postTopic", from: "postId", to: "topicId" }),
    },
    unique: [unique(["locale", "slug"])],
    indexes: [index(["authorId", "publishedAt"])],
  }),
  topic: model({
    table: "topics",
    fields: { id: id(), name: string().unique() },
  }),
  postTopic: model({
    table: "post_topics",
    fields: {
      id: id(),
      postId: string().references("post.id"),
      topicId: string().references("topic.id"),
    },
    unique: [unique(["postId", "topicId"])],
  }),
});
// #endregion
