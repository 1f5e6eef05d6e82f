import type { ConformanceOrm } from "./conformance-case.ts";

/** Two authors, three articles, five comments, two tags: enough for a limit to cut something per parent. */
export async function fillLibrary(orm: ConformanceOrm): Promise<void> {
  await orm.author.createMany({
    data: [
      { id: "ada", email: "ada@example.dev", name: "Ada", age: 36, role: "writer" },
      { id: "bob", email: "bob@example.dev", name: "Bob", age: null, active: false },
      { id: "cyd", email: "cyd@example.dev", name: "Cyd", age: 20 },
    ],
  });
  await orm.badge.create({ data: { id: "b1", authorId: "ada", motto: "first" } });
  await orm.article.createMany({
    data: [
      { id: "a1", authorId: "ada", slug: "one", title: "One", rank: 2 },
      { id: "a2", authorId: "ada", slug: "two", title: "Two", rank: 1 },
      { id: "a3", authorId: "bob", slug: "one", title: "Three", rank: 2 },
    ],
  });
  await orm.comment.createMany({
    data: [
      { id: "c1", articleId: "a1", body: "first", position: 3 },
      { id: "c2", articleId: "a1", body: "second", position: 2, parentId: "c1" },
      { id: "c3", articleId: "a1", body: "third", position: 1, parentId: "c1" },
      { id: "c4", articleId: "a2", body: "fourth", position: 1 },
      { id: "c5", articleId: "a3", body: "fifth", position: 1 },
    ],
  });
  await orm.tag.createMany({
    data: [
      { id: "t1", label: "sql" },
      { id: "t2", label: "keys" },
    ],
  });
  await orm.articleTag.createMany({
    data: [
      { articleId: "a1", tagId: "t1" },
      { articleId: "a1", tagId: "t2" },
      { articleId: "a1", tagId: "t1" },
      { articleId: "a2", tagId: "t2" },
    ],
  });
}
