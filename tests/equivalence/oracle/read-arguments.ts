import { isPlainObject } from "./plain-object.ts";
import { invalid } from "./refusal.ts";

export type Arguments = Readonly<Record<string, unknown>>;

/** The value as an object with known keys only. */
export function readArguments(value: unknown, known: readonly string[], path: string): Arguments {
  const entries = readObject(value, path);
  for (const name of Object.keys(entries)) {
    if (!known.includes(name)) throw invalid(join(path, name));
  }
  return entries;
}

export function readObject(value: unknown, path: string): Arguments {
  if (!isPlainObject(value)) throw invalid(path);
  return value;
}

export function own(entries: Arguments, name: string): unknown {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

export function join(path: string, part: string | number): string {
  if (typeof part === "number") return `${path}[${part}]`;
  return path === "" ? part : `${path}.${part}`;
}
