type Generate = () => unknown;

/**
 * Stands for a field of whatever kind: the catalog was made when the calls were compiled, and lacks nothing but
 * the functions that make values.
 */
export class CompiledField {
  readonly generate: Generate | null;

  constructor(generate: Generate | null = null) {
    this.generate = generate;
  }

  unique(): this {
    return this;
  }

  nullable(): this {
    return this;
  }

  default(value: unknown): CompiledField {
    return new CompiledField(isGenerate(value) ? value : null);
  }

  defaultNow(): CompiledField {
    return new CompiledField();
  }

  references(_target: string): this {
    return this;
  }

  map(_column: string): this {
    return this;
  }

  describe(_description: string): this {
    return this;
  }
}

function isGenerate(value: unknown): value is Generate {
  return typeof value === "function";
}
