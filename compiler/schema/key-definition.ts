/** Some fields that are unique together, and how a nested `where` calls them. */
export interface UniqueDefinition<Fields extends readonly string[], Name extends string> {
  readonly kind: "unique";
  readonly fields: Fields;
  /** `null` where the fields joined by `_` are the name; the type spells that out. */
  readonly name: Name | null;
}

export interface IndexDefinition<Fields extends readonly string[]> {
  readonly kind: "index";
  readonly fields: Fields;
  readonly name: string | null;
}

/** `["a", "b"]` as `"a_b"`. */
export type JoinedName<Fields extends readonly string[]> = Fields extends readonly [infer Only extends string]
  ? Only
  : Fields extends readonly [infer First extends string, ...infer Rest extends readonly string[]]
    ? `${First}_${JoinedName<Rest>}`
    : string;
