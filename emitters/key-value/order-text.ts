import type { Cell, FieldKind } from "../../ir/field-kind.ts";

/**
 * A cell as ASCII text without spaces, such that texts of one kind followed by a space sort, byte by byte, as
 * the cells do. Null is `!`, before everything else. The scripts make the same text in Lua (`order-text.ts`
 * there); both must agree.
 */
export function orderText(kind: FieldKind, cell: Cell): string {
  if (cell === null) return "!";
  switch (kind) {
    case "string":
    case "enum":
      return `+${orderedCharacters(String(cell))}`;
    case "integer":
    case "bigint":
    case "decimal":
    case "datetime":
      return `+${orderedNumber(String(cell))}`;
    case "boolean":
      return `+${String(cell)}`;
    case "json":
      throw new TypeError("JSON has no order");
  }
}

/** Bytes from `"` to `}` stand for themselves; one below is `!` and its two digits, one above `~` and its. */
export function orderedCharacters(text: string): string {
  let ordered = "";
  for (const byte of new TextEncoder().encode(text)) {
    if (byte >= 0x22 && byte <= 0x7d) ordered += String.fromCharCode(byte);
    else ordered += (byte < 0x22 ? "!" : "~") + byte.toString(16).padStart(2, "0");
  }
  return ordered;
}

/**
 * `p`, how many digits stand before the point, and the digits. Of a negative number the same after `n` with
 * each digit taken from nine, and an end after which a longer fraction comes first.
 */
function orderedNumber(text: string): string {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = text.slice(negative ? 1 : 0).split(".");
  const digits = `${String(whole.length).padStart(4, "0")}${whole}${fraction}`;
  return negative ? `n${digits.replace(/\d/g, (digit) => String(9 - Number(digit)))}~` : `p${digits}`;
}
