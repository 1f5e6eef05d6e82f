import { inspect } from "node:util";

/** A value as a developer reads it best, on as many lines as it takes. */
export function show(value: unknown): string {
  return inspect(value, { depth: 12, breakLength: 110, maxArrayLength: 30, maxStringLength: 200 });
}
