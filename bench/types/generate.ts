import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What stands in the application that is generated: the schema alone, or its queries too. */
export interface Application {
  readonly models: number;
  readonly queries: boolean;
}

/** Writes an application of so many models, with one nested query for each, and its `tsconfig.json`. */
export function generateApplication(folder: string, { models, queries }: Application): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const numbers = Array.from({ length: models }, (_, at) => at);
  writeFileSync(join(folder, "schema.ts"), schemaText(numbers));
  if (queries) writeFileSync(join(folder, "queries.ts"), queriesText(numbers));
  const compilerOptions = { types: [], paths: {}, incremental: false };
  const tsconfig = { extends: "../../../../tsconfig.json", compilerOptions, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
}

function schemaText(numbers: readonly number[]): string {
  return `import { belongsTo, boolean, datetime, defineSchema, enumeration, hasMany, id, integer, model, string, unique } from "../library/compiler/schema/index.js";

export const schema = defineSchema({${numbers.map((at) => modelText(at, numbers.length)).join("")}
});
`;
}

/** A chain of models, so that each query reaches three of them. */
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
      rank: integer().default(0),
      active: boolean().default(true),
      state: enumeration(["draft", "open", "closed${at}"]),
      createdAt: datetime().defaultNow(),
      parentId: string().references("model${parent}.id"),
    },
    unique: [unique(["parentId", "name"])],
    relations: {
      parent: belongsTo("model${parent}", { foreignKey: "parentId" }),
      children: hasMany("model${child}", { foreignKey: "parentId" }),
    },
  }),`;
}

function queriesText(numbers: readonly number[]): string {
  return `import type { Orm } from "../library/compiler/types/orm.js";
import type { schema } from "./schema.ts";

declare const orm: Orm<typeof schema>;
${numbers.map(queryText).join("")}`;
}

function queryText(at: number): string {
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
