import type { DefinedField } from "./field-builder.ts";
import type { FieldDefinition, FillDefinition } from "./field-definition.ts";

/** What a {@link FieldBuilder} is at run time, for every kind; the kinds differ in their types only. */
export class FieldUnderConstruction implements DefinedField {
  readonly "~field": FieldDefinition;

  constructor(definition: FieldDefinition) {
    this["~field"] = Object.freeze(definition);
    Object.freeze(this);
  }

  unique(): FieldUnderConstruction {
    return changed(this, { unique: true });
  }

  nullable(): FieldUnderConstruction {
    return changed(this, { nullable: true });
  }

  default(value: unknown): FieldUnderConstruction {
    return changed(this, { fill: fillOf(value) });
  }

  defaultNow(): FieldUnderConstruction {
    return changed(this, { fill: Object.freeze({ kind: "now" }) });
  }

  references(target: string): FieldUnderConstruction {
    return changed(this, { references: target });
  }

  map(column: string): FieldUnderConstruction {
    return changed(this, { column });
  }

  describe(description: string): FieldUnderConstruction {
    return changed(this, { description });
  }
}

const PLAIN = {
  values: null,
  isId: false,
  unique: false,
  nullable: false,
  fill: Object.freeze({ kind: "none" }),
  references: null,
  column: null,
  description: null,
} as const;

/** A field of the given kind without any modifier. */
export function newField(
  kind: FieldDefinition["kind"],
  change: Partial<FieldDefinition> = {},
): FieldUnderConstruction {
  return new FieldUnderConstruction({ ...PLAIN, kind, ...change });
}

function changed(field: DefinedField, change: Partial<FieldDefinition>): FieldUnderConstruction {
  return new FieldUnderConstruction({ ...field["~field"], ...change });
}

function fillOf(value: unknown): FillDefinition {
  return Object.freeze(isGenerator(value) ? { kind: "computed", generate: value } : { kind: "value", value });
}

function isGenerator(value: unknown): value is () => unknown {
  return typeof value === "function";
}
