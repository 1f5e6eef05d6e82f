/** JSON in which dates and bigints have a spelling: `{ "$date": "…" }` and `{ "$bigint": "…" }`. */
export function parseTagged(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    const [tag, inner, ...more] = isRecord(value) ? Object.entries(value).flat() : [];
    if (more.length > 0 || typeof inner !== "string") return value;
    if (tag === "$date") return new Date(inner);
    return tag === "$bigint" ? BigInt(inner) : value;
  });
}

/** Short values in one line, and a list of records with a line each. */
export function printTagged(value: unknown): string {
  return `${layOut(tagged(value), "", "")}\n`;
}

const WIDTH_MAX = 110;

function layOut(value: unknown, indent: string, label: string): string {
  const inline = `${label}${inlineOf(value)}`;
  if (!mustBreak(value) && indent.length + inline.length < WIDTH_MAX) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${layOut(item, inner, "")}`);
    return `${label}[\n${items.join(",\n")}\n${indent}]`;
  }
  if (!isRecord(value)) return inline;
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${layOut(item, inner, `${JSON.stringify(key)}: `)}`,
  );
  return `${label}{\n${entries.join(",\n")}\n${indent}}`;
}

function inlineOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineOf).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inlineOf(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** A list of records gets a line each. */
function mustBreak(value: unknown): boolean {
  if (Array.isArray(value)) {
    const isTable = value.length > 1 && value.every((item) => isRecord(item) && Object.keys(item).length > 1);
    return isTable || value.some(mustBreak);
  }
  return isRecord(value) && Object.values(value).some(mustBreak);
}

function tagged(value: unknown): unknown {
  if (typeof value === "bigint") return { $bigint: String(value) };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(tagged);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tagged(item)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
