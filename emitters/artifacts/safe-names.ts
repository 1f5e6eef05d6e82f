/**
 * Names for a place with stricter rules than the schema's: each is spelled from letters, digits and `_`,
 * starts with a letter, is no reserved word and is given once.
 */
export class SafeNames {
  readonly #taken = new Set<string>();
  readonly #reserved: ReadonlySet<string>;
  readonly #suffix: string;

  constructor(reserved: ReadonlySet<string>, suffix: string) {
    this.#reserved = reserved;
    this.#suffix = suffix;
  }

  give(wanted: string): string {
    const spelled = spell(wanted);
    const base = this.#reserved.has(spelled) ? spelled + this.#suffix : spelled;
    let name = base;
    for (let number = 2; this.#taken.has(name); number++) name = `${base}_${number}`;
    this.#taken.add(name);
    return name;
  }
}

function spell(text: string): string {
  const spelled = text.replace(/[^A-Za-z0-9_]/g, "_");
  return /^[A-Za-z]/.test(spelled) ? spelled : `x${spelled}`;
}
