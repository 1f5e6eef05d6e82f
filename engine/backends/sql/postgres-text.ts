import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";

/** A bound value as the text that PostgreSQL reads, so that no serializer of the application writes it. */
export function postgresText(value: SqlValue): string | null {
  if (value === null) return null;
  return typeof value === "object" ? `{${value.map(elementText).join(",")}}` : String(value);
}

function elementText(element: string | number | null): string {
  if (typeof element !== "string") return element === null ? "NULL" : String(element);
  return `"${element.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
