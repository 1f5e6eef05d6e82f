import type { Model } from "../../ir/catalog.ts";

/** A statement of a set up, and what of the database it is about. */
export interface TableStatement {
  readonly text: string;
  /** Names only, as the database has them. */
  readonly about: string;
}

export function aboutTable(text: string, { table, namespace }: Model): TableStatement {
  const name = namespace === null ? table : `${namespace}.${table}`;
  return { text, about: `table ${name}` };
}

/** A column, index or key of the model's table. */
export function aboutPart(text: string, model: Model, part: string): TableStatement {
  return { text, about: `${part} of ${aboutTable(text, model).about}` };
}
