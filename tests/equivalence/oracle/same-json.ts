/** One text per JSON value: object keys sorted, numbers as JavaScript prints them. */
export function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item)}`);
  return `{${entries.sort().join(",")}}`;
}

export function sameJson(a: unknown, b: unknown): boolean {
  return jsonText(a) === jsonText(b);
}
