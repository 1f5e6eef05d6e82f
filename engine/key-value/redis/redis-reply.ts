/**
 * Replies as this library's commands give them. RESP2 and RESP3 differ only in types that none returns;
 * Upstash turns texts that look like numbers into numbers.
 */
export function textOf(reply: unknown): string | null {
  if (reply === null || reply === undefined) return null;
  return typeof reply === "string" ? reply : String(reply);
}

export function textsOf(reply: unknown): readonly string[] {
  if (!Array.isArray(reply)) throw unexpected();
  return reply.map((item: unknown) => textOf(item) ?? "");
}

export function countOf(reply: unknown): number {
  if (typeof reply === "number") return reply;
  if (typeof reply === "bigint" || typeof reply === "string") return Number(reply);
  throw unexpected();
}

function unexpected(): TypeError {
  return new TypeError("the Redis client gave a reply of another type than the command has");
}
