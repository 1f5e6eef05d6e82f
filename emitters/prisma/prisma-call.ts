import type { RowShape } from "./emit-select.ts";
import { printTemplate, type Template } from "./template.ts";

/** One call of the client: `delegate.method(args)`. */
export interface PrismaCall {
  readonly delegate: string;
  readonly method: PrismaMethod;
  readonly args: Template;
  /** How its answer is read; `null` where it is a number. */
  readonly shape: RowShape | null;
  /** Queries that Prisma makes of it, one after the other: one for each relation besides its own. */
  readonly queries: number;
}

export type PrismaMethod =
  | "findUnique"
  | "findFirst"
  | "findMany"
  | "count"
  | "create"
  | "update"
  | "updateMany"
  | "upsert"
  | "deleteMany";

export function printCall({ delegate, method, args, queries }: PrismaCall): string {
  const call = `${delegate}.${method}(${printTemplate(args)})`;
  return queries === 1 ? call : `${call} // ${queries} queries`;
}
