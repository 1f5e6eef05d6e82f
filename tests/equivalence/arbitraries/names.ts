/** Names that need no thought anywhere. */
export const PLAIN_NAMES: readonly string[] = [
  "alpha",
  "beta",
  "gamma",
  "delta",
  "size",
  "note",
  "tag",
  "mark",
];

/** Names that a dialect, a key layout or JavaScript takes for something else. */
export const HOSTILE_NAMES: readonly string[] = [
  "order",
  "select",
  "group",
  "from",
  "user",
  'a"b',
  "a`b",
  "a'b",
  "a b",
  "a:b",
  "a%b",
  "a\\b",
  "a?b",
  "b$1",
  "ä",
  "ж",
  "名",
  "x".repeat(63),
  `${"x".repeat(62)}y`,
  "toString",
  "valueOf",
  "hasOwnProperty",
  "length",
  "then",
  "0",
  "1",
  "c0",
  "c1",
  "r0",
  "t0",
  "key",
  "value",
  "values",
  "data",
  "where",
  "count",
  "rowid",
  "excluded",
  "json",
  "v",
];

/** Picks by number, never the same name twice (also not by case), `_2`, `_3`… where the pool is short. */
export class NamePicker {
  readonly #taken = new Set<string>();

  constructor(taken: readonly string[] = []) {
    for (const name of taken) this.take(name);
  }

  pick(pool: readonly string[], at: number): string {
    for (let round = 1; ; round++) {
      for (let step = 0; step < pool.length; step++) {
        const base = pool[(at + step) % pool.length] ?? "name";
        const name = round === 1 ? base : `${base.slice(0, 50)}_${round}`;
        if (this.take(name)) return name;
      }
    }
  }

  /** Whether the name was still free. */
  take(name: string): boolean {
    const key = name.toLowerCase();
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}
