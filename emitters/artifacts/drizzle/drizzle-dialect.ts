import type { Field } from "../../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
import { textOfInstant } from "../../sql/instant-text.ts";
import { typescriptJson, typescriptText } from "../typescript-text.ts";

export type DrizzleDialectName = "pg" | "mysql" | "sqlite";

/** How the tables of one database are written for Drizzle. */
export interface DrizzleDialect {
  readonly module: string;
  readonly table: string;
  /** The function that makes a namespace; `null` where its name becomes part of the table's. */
  readonly namespace: string | null;
  readonly defaultNamespace: string | null;
  readonly anyColumn: string;
  /** Beside the functions that columns and keys name. */
  readonly preamble: (kinds: ReadonlySet<FieldKind>) => readonly string[];
  readonly column: (field: Field, keyLength: number) => DrizzleColumn;
  /** What follows the column of an id that the database numbers; the column is the primary key. */
  readonly numbered: string;
  readonly defaultNow: string;
}

export interface DrizzleColumn {
  /** The function of the column's type. */
  readonly type: string;
  /** What follows the column's name among the arguments. */
  readonly options: string;
}

/** A value of the kind as the application gives it to Drizzle. */
export function drizzleLiteral(
  dialect: DrizzleDialectName,
  kind: FieldKind,
  cell: NonNullable<Cell>,
): string {
  switch (kind) {
    case "bigint":
      return `${cell}n`;
    case "datetime":
      return `new Date(${typescriptText(textOfInstant(Number(cell)))})`;
    case "json":
      return typescriptJson(cell);
    case "boolean":
    case "integer":
      return String(cell);
    default:
      return dialect === "pg" || typeof cell === "string" ? typescriptText(String(cell)) : String(cell);
  }
}

export function enumOptions(field: Field): string {
  const values = field.values?.map(typescriptText).join(", ") ?? "";
  return `{ enum: [${values}] }`;
}
