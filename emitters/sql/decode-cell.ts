import { canonicalDecimal } from "../../ir/decimal.ts";
import type { Cell, FieldKind, JsonValue } from "../../ir/field-kind.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { instantOfText } from "./instant-text.ts";

/** What the database holds is not of the kind that the schema declares. Names no value. */
function unreadable(kind: FieldKind): OrmError {
  return new OrmError("DECODE_FAILED", `a stored value is not of the kind ${kind}`);
}

export function decodeString(raw: unknown): Cell {
  if (typeof raw === "string") return raw;
  throw unreadable("string");
}

export function decodeEnum(raw: unknown): Cell {
  if (typeof raw === "string") return raw;
  throw unreadable("enum");
}

export function decodeBoolean(raw: unknown): Cell {
  if (raw === true || raw === 1 || raw === "1" || raw === "t" || raw === "true" || raw === 1n) return true;
  if (raw === false || raw === 0 || raw === "0" || raw === "f" || raw === "false" || raw === 0n) return false;
  throw unreadable("boolean");
}

export function decodeInteger(raw: unknown): Cell {
  const value = typeof raw === "bigint" || (typeof raw === "string" && isWhole(raw)) ? Number(raw) : raw;
  if (typeof value === "number" && (value | 0) === value) return value | 0;
  throw unreadable("integer");
}

export function decodeBigint(raw: unknown): Cell {
  if (typeof raw === "bigint") return raw;
  if (typeof raw === "number" && Number.isSafeInteger(raw)) return BigInt(raw);
  if (typeof raw === "string" && isWhole(raw)) return BigInt(raw);
  throw unreadable("bigint");
}

const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/** JavaScript takes more for a whole number: no text at all, spaces, hexadecimal digits. */
function isWhole(text: string): boolean {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return false;
  }
  return text.length > start;
}

export function decodeDecimal(raw: unknown): Cell {
  const text = typeof raw === "number" ? String(raw) : raw;
  const cell = typeof text === "string" ? canonicalDecimal(text) : null;
  if (cell !== null) return cell;
  throw unreadable("decimal");
}

/** Seconds since 1970 with a fraction: rounding to milliseconds undoes what the binary fraction lost. */
export function decodeSeconds(raw: unknown): Cell {
  const seconds = typeof raw === "string" && raw !== "" ? Number(raw) : raw;
  if (typeof seconds === "number" && Number.isFinite(seconds)) return Math.round(seconds * 1000);
  throw unreadable("datetime");
}

/** `YYYY-MM-DD hh:mm:ss.sss`, with a space or `T`, in UTC. */
export function decodeInstantText(raw: unknown): Cell {
  const instant = typeof raw === "string" ? instantOfText(raw) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw unreadable("datetime");
}

export function decodeJsonText(raw: unknown): Cell {
  if (typeof raw !== "string") throw unreadable("json");
  try {
    const value: JsonValue = JSON.parse(raw);
    return value;
  } catch {
    throw unreadable("json");
  }
}

/** JSON inside JSON is parsed with what surrounds it. */
export function decodeEmbeddedJson(raw: unknown): Cell {
  if (isJson(raw)) return raw;
  throw unreadable("json");
}

/** Only for what `JSON.parse` answered, at any depth. */
function isJson(raw: unknown): raw is JsonValue {
  return raw !== undefined && typeof raw !== "bigint";
}
