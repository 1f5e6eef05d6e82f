import {
  belongsTo,
  bigint,
  boolean,
  createMemoryDriver,
  createOrm,
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
} from "@farming-labs/orm";

/** One of everything: what is exported here, an application that emits declarations has to name. */
export const schema = defineSchema({
  author: model({
    table: tableName("authors", { schema: "press" }),
    fields: {
      id: id({ generate: () => "author" }),
      name: string().map("full_name").describe("As on the cover."),
      born: datetime().nullable(),
      isActive: boolean().default(true),
    },
    relations: {
      books: hasMany("book", { foreignKey: "authorId" }),
      profile: hasOne("profile", { foreignKey: "authorId" }),
      tags: manyToMany("tag", { through: "authorTag", from: "authorId", to: "tagId" }),
    },
    description: "Who writes.",
  }),
  profile: model({
    table: "profiles",
    fields: {
      id: id(),
      authorId: string().unique().references("author.id"),
      settings: json<{ dark: boolean }>(),
    },
    relations: { author: belongsTo("author", { foreignKey: "authorId" }) },
  }),
  book: model({
    table: "books",
    fields: {
      id: numericId(),
      authorId: string().references("author.id"),
      shelf: integer(),
      place: integer(),
      price: decimal(),
      copies: bigint(),
      kind: enumeration(["novel", "essay"]),
      extra: json(),
      createdAt: datetime().defaultNow(),
    },
    relations: { author: belongsTo("author", { foreignKey: "authorId" }) },
    constraints: {
      unique: [unique(["shelf", "place"], { name: "position" })],
      indexes: [index(["authorId"])],
    },
  }),
  tag: model({ table: "tags", fields: { id: id({ type: "integer" }), name: string() } }),
  authorTag: model({
    table: "author_tags",
    fields: { id: id(), authorId: string().references("author.id"), tagId: integer().references("tag.id") },
    unique: [unique(["authorId", "tagId"])],
  }),
});

export const orm = createOrm({ schema, driver: createMemoryDriver() });

export function findBooks(shelf: number) {
  return orm.book.findMany({
    where: { shelf, OR: [{ kind: "novel" }, { price: { gt: "10" } }] },
    select: { id: true, author: { select: { name: true, profile: true, tags: true } } },
    orderBy: { place: "asc" },
  });
}

export const explainBooks = (shelf: number) => orm.$explain.book.findMany({ where: { shelf } });

export const moveBook = (from: number, to: number) =>
  orm.transaction((tx) =>
    tx.book.update({ where: { position: { shelf: from, place: 1 } }, data: { shelf: to } }),
  );
