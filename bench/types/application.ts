/** An application to be checked: its models in a chain, and queries of one kind, each of another model. */
export interface Application {
  readonly models: number;
  readonly queries: number;
  readonly query: Query;
}

/**
 * - `nested`: a filter by key and one relation
 * - `dashboard`: filters, an order, a limit and two relations, one of them with a filter and a limit
 */
export type Query = "nested" | "dashboard";

/** The sources by file name. The library stands beside them, as declarations. */
export function sourcesOf({ models, queries, query }: Application): Readonly<Record<string, string>> {
  const text = query === "nested" ? nestedText : dashboardText;
  return {
    "schema.ts": schemaText(Array.from({ length: models }, (_, at) => modelText(at, models))),
    "queries.ts": queriesText(Array.from({ length: queries }, (_, at) => text(at))),
  };
}

function schemaText(models: readonly string[]): string {
  return `import { belongsTo, boolean, datetime, defineSchema, enumeration, hasMany, id, integer, model, string } from "../library/compiler/schema/index.js";

export const schema = defineSchema({${models.join("")}
});
`;
}

/** A chain of models, so that a query reaches three of them. */
function modelText(at: number, count: number): string {
  const parent = (at + 1) % count;
  const child = (at + count - 1) % count;
  return `
  model${at}: model({
    table: "table_${at}",
    fields: {
      id: id(),
      slug: string().unique(),
      name: string(),
      note: string().nullable(),
      rank: integer(),
      active: boolean().default(true),
      state: enumeration(["draft", "open", "closed"]),
      createdAt: datetime().defaultNow(),
      parentId: string().references("model${parent}.id"),
    },
    relations: {
      parent: belongsTo("model${parent}", { foreignKey: "parentId" }),
      children: hasMany("model${child}", { foreignKey: "parentId" }),
    },
  }),`;
}

function queriesText(queries: readonly string[]): string {
  return `import type { Orm } from "../library/compiler/types/orm.js";
import type { schema } from "./schema.ts";

declare const orm: Orm<typeof schema>;
${queries.join("")}
export type App = typeof orm;
`;
}

function nestedText(at: number): string {
  return `
export async function query${at}(slug: string): Promise<string | undefined> {
  const rows = await orm.model${at}.findMany({
    where: { slug },
    select: { id: true, name: true, children: { select: { id: true, name: true } } },
  });
  return rows[0]?.children[0]?.name;
}
`;
}

function dashboardText(at: number): string {
  return `
export async function query${at}(): Promise<Date | string | null> {
  const rows = await orm.model${at}.findMany({
    where: { slug: { startsWith: "a" }, rank: { gte: 3 } },
    orderBy: { createdAt: "desc" },
    take: 10,
    select: {
      id: true,
      name: true,
      state: true,
      parent: { select: { id: true, note: true } },
      children: { where: { active: true }, take: 5, select: { id: true, createdAt: true } },
    },
  });
  const row = rows[0];
  if (row === undefined) return null;
  return row.children[0]?.createdAt ?? row.parent.note;
}
`;
}
