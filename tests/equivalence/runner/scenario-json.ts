import type { Scenario } from "../history.ts";
import { isPlainObject } from "../oracle/plain-object.ts";

const TAGS = ["$date", "$bigint", "$number", "$undefined", "$function", "$entries"];

/** The scenario as JSON that a person can read and change; what JSON cannot hold is tagged. */
export function scenarioText(scenario: Scenario): string {
  return `${JSON.stringify(encode(scenario), null, 1)}\n`;
}

/** Throws on anything that is not a scenario: a case that cannot be replayed must not pass for one. */
export function readScenario(text: string): Scenario {
  const decoded = decode(JSON.parse(text));
  if (!isScenario(decoded)) throw new TypeError("the file holds no scenario");
  return decoded;
}

function isScenario(value: unknown): value is Scenario {
  if (!isPlainObject(value) || !isPlainObject(value.schema)) return false;
  const { rows, steps, schema } = value;
  return Array.isArray(rows) && Array.isArray(steps) && steps.length > 0 && Array.isArray(schema.models);
}

function encode(value: unknown): unknown {
  if (value === undefined) return { $undefined: true };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (typeof value === "bigint") return { $bigint: String(value) };
  if (typeof value === "function") return { $function: true };
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { $number: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (Array.isArray(value)) return value.map(encode);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, encode(item)] as const);
  const isPlain = entries.every(([name]) => !TAGS.includes(name) && name !== "__proto__");
  return isPlain ? Object.fromEntries(entries) : { $entries: entries };
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isPlainObject(value)) return value;
  if (typeof value.$date === "string") return new Date(value.$date);
  if (typeof value.$bigint === "string") return BigInt(value.$bigint);
  if (typeof value.$number === "string") return Number(value.$number);
  if (value.$undefined === true) return undefined;
  if (value.$function === true) return () => "1";
  if (Array.isArray(value.$entries)) return Object.fromEntries(value.$entries.map(decodeEntry));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decode(item)]));
}

function decodeEntry(entry: unknown): [string, unknown] {
  if (!Array.isArray(entry)) throw new TypeError("an entry is a name and a value");
  return [String(entry[0]), decode(entry[1])];
}
