import type { IndexDefinition, JoinedName, UniqueDefinition } from "./key-definition.ts";

/** No two rows share all these fields; a row with null in one of them shares with none. */
export function unique<
  const Fields extends readonly [string, ...string[]],
  const Name extends string = JoinedName<Fields>,
>(fields: Fields, options: { readonly name?: Name } = {}): UniqueDefinition<Fields, Name> {
  return Object.freeze({ kind: "unique", fields, name: options.name ?? null });
}

/** Rows are looked up by these fields. */
export function index<const Fields extends readonly [string, ...string[]]>(
  fields: Fields,
  options: { readonly name?: string } = {},
): IndexDefinition<Fields> {
  return Object.freeze({ kind: "index", fields, name: options.name ?? null });
}
