import type { Field } from "../../ir/catalog.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { parseJson } from "./parse-json.ts";
import type { RecordLayout, Row } from "./record-layout.ts";
import { storedCell } from "./stored-cell.ts";

const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const SPACE = 32;

/** Parts of a longer text would keep all of it in memory for as long as one of them is used. */
const LENGTH_MAX = 4_096;

/**
 * The cells of a record text with just the fields of the model, in their order, and no value that takes more
 * than a look at it: what nearly every record is. `null` for any other text, which is to be read as JSON
 * instead; that takes half as long again.
 */
export function plainRecord(layout: RecordLayout, text: string, head: string): Row | null {
  if (text.length > LENGTH_MAX || !text.startsWith(head)) return null;
  const { fields, linePrefixes } = layout;
  const row: Cell[] = [];
  let at = head.length;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index];
    const prefix = linePrefixes[index];
    if (field === undefined || prefix === undefined) return null;
    // A comma before every line but the first.
    const start = index === 0 ? at : at + 1;
    if (!text.startsWith(prefix, start) || (index > 0 && text[at] !== ",")) return null;
    const end = text.indexOf("\n", start);
    const cell = end === -1 ? undefined : plainCell(field, text, start + prefix.length, end);
    if (cell === undefined) return null;
    row.push(cell);
    at = end + 1;
  }
  return text[at] === "}" && text.length === at + 1 ? row : null;
}

function plainCell(field: Field, text: string, start: number, end: number): Cell | undefined {
  if (field.kind === "json") return storedCell(field, parseJson(text.slice(start, end)));
  return storedCell(field, plainValue(text, start, end));
}

function plainValue(text: string, start: number, end: number): unknown {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return plainText(text, start, end);
  if (first === MINUS || (first >= ZERO && first <= NINE)) return plainInteger(text, start, end);
  const word = text.slice(start, end);
  return word === "null" ? null : word === "true" ? true : word === "false" ? false : undefined;
}

function plainText(text: string, start: number, end: number): string | undefined {
  const last = end - 1;
  if (last <= start || text.charCodeAt(start) !== QUOTE || text.charCodeAt(last) !== QUOTE) return undefined;
  for (let at = start + 1; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === BACKSLASH || code < SPACE) return undefined;
  }
  return text.slice(start + 1, last);
}

/** Of at most fifteen digits, which a double holds. */
function plainInteger(text: string, start: number, end: number): number | undefined {
  const isNegative = text.charCodeAt(start) === MINUS;
  const first = isNegative ? start + 1 : start;
  const length = end - first;
  if (length < 1 || length > 15 || (text.charCodeAt(first) === ZERO && end - start > 1)) return undefined;
  let value = 0;
  for (let at = first; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return undefined;
    value = value * 10 + code - ZERO;
  }
  return isNegative ? -value : value;
}
