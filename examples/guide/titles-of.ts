// #region types
import type { ModelResult, Orm } from "@farming-labs/orm";
import type { schema } from "./schema.ts";

export type BlogOrm = Orm<typeof schema>;

const TITLES = { posts: { orderBy: { title: "asc" }, select: { title: true } } } as const;
export type AuthorTitles = ModelResult<typeof schema, "author", { select: typeof TITLES }>;

export async function titlesOf(orm: BlogOrm, email: string): Promise<readonly string[]> {
  const author: AuthorTitles | null = await orm.author.findUnique({
    where: { email },
    select: TITLES,
  });
  return author?.posts.map(({ title }) => title) ?? [];
}
// #endregion
