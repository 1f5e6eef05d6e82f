/** An application to be checked: so many models, with one query each, or with none. */
export interface Application {
  readonly models: number;
  readonly query: Query | null;
}

/**
 * - `nested`: a filter by key and one relation
 * - `dashboard`: filters, an order, a limit and two relations, one of them with a filter and a limit
 */
export type Query = "nested" | "dashboard";

/** The sources by file name. The library stands beside them, as declarations. */
export function sourcesOf({ models, query }: Application): Readonly<Record<string, string>> {
  const numbers = Array.from({ length: models }, (_, at) => at);
  const schema = schemaText(numbers.map((at) => modelText(at, models)));
  return query === null
    ? { "schema.ts": schema }
    : { "schema.ts": schema, "queries.ts": queriesText(numbers, query) };
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

function queriesText(numbers: readonly number[], query: Query): string {
  return `import type { Orm } from "../library/compiler/types/orm.js";
import type { schema } from "./schema.ts";

declare const orm: Orm<typeof schema>;
${numbers.map((at) => (query === "nested" ? nestedText(at) : dashboardText(at))).join("")}`;
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
