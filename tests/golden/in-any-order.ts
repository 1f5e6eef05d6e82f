import type { Call } from "./golden-call.ts";
import { printTagged } from "./tagged-json.ts";

/** The answer with every list sorted for which the call asks no order: none is promised there. */
export function inAnyOrder(call: Call, answer: unknown): unknown {
  if (call.method === "createMany" && Array.isArray(answer)) {
    return answer.map((record) => sortNests(record, selectOf(call.args)));
  }
  return sorted(answer, call.args);
}

function sorted(value: unknown, args: unknown): unknown {
  if (!Array.isArray(value)) return sortNests(value, selectOf(args));
  const items = value.map((item) => sortNests(item, selectOf(args)));
  if (["orderBy", "take", "skip"].some((name) => isRecord(args) && args[name] !== undefined)) return items;
  const texts = new Map(items.map((item) => [item, printTagged(item)]));
  return items.sort((a, b) => ((texts.get(a) ?? "") < (texts.get(b) ?? "") ? -1 : 1));
}

function sortNests(record: unknown, select: unknown): unknown {
  if (!isRecord(record) || !isRecord(select)) return record;
  const entries = Object.entries(record).map(([name, value]) => {
    const entry = select[name];
    const isNest = isRecord(entry) || (entry === true && Array.isArray(value));
    return [name, isNest ? sorted(value, entry) : value];
  });
  return Object.fromEntries(entries);
}

function selectOf(args: unknown): unknown {
  return isRecord(args) ? args.select : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
