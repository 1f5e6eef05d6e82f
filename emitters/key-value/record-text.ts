import type { Field } from "../../ir/catalog.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { cellText } from "./cell-text.ts";
import { parseJson } from "./parse-json.ts";
import { plainRecord } from "./plain-record.ts";
import type { RecordLayout, Row } from "./record-layout.ts";
import { storedCell } from "./stored-cell.ts";

const HEAD = "v1|{\n";

/**
 * A record as text: a version mark that keeps clients from parsing it on their own, then JSON with every
 * field on a line of its own. JavaScript reads it with one `JSON.parse`, Lua by splitting lines.
 */
export function recordText(layout: RecordLayout, row: Row, unknown = ""): string {
  let text = HEAD;
  for (let at = 0; at < layout.fields.length; at++) {
    if (at > 0) text += "\n,";
    text += (layout.linePrefixes[at] ?? "") + cellText(row[at] ?? null);
  }
  return `${text}${unknown}\n}`;
}

/** The lines of a record text that no field of the model claims: written by another version of the schema. */
export function unknownLines(layout: RecordLayout, text: string): string {
  const lines = text.split("\n").slice(1, -1);
  return lines
    .map((line) => (line.startsWith(",") ? line.slice(1) : line))
    .filter((line) => !layout.linePrefixes.some((prefix) => line.startsWith(prefix)))
    .map((line) => `\n,${line}`)
    .join("");
}

/** The cells of a record text; `null` where it is none, or a field does not hold what its kind says. */
export function parseRecord(layout: RecordLayout, text: string): Row | null {
  const plain = plainRecord(layout, text, HEAD);
  if (plain !== null) return plain;
  const record = parseObject(text);
  if (record === null) return null;
  const row: Cell[] = [];
  for (const field of layout.fields) {
    const cell = Object.hasOwn(record, field.column)
      ? storedCell(field, record[field.column])
      : absentCell(field);
    if (cell === undefined) return null;
    row.push(cell);
  }
  return row;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.startsWith(HEAD)) return null;
  const value: unknown = parseJson(text.slice(3));
  return isObject(value) ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A record that an older version of the schema wrote has no value for a newer field. */
function absentCell(field: Field): Cell | undefined {
  if (field.fill.kind === "literal") return field.fill.value;
  return field.nullable ? null : undefined;
}
