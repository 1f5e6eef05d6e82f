import type { DatetimeType, FieldType, NullableDatetimeType } from "../types/field-type.ts";
import type { FieldDefinition } from "./field-definition.ts";

/** Any field builder, as far as `defineSchema` looks at it. */
export interface DefinedField {
  readonly "~field": FieldDefinition;
}

/** A field under construction. Every modifier returns a new builder; a builder never changes. */
export interface FieldBuilder<T extends FieldType> extends DefinedField {
  /** For the type checker only. */
  readonly "~type": T;
  /** No two rows share the value; any number of rows may have null. */
  unique(): this & Unique;
  /** The field may hold null, and is null where `create` leaves it out. */
  nullable(): FieldBuilder<T["nullable"]> & Filled & KeptFlags<this>;
  /** The value where `create` gives none: a literal, or a function called for every row. */
  default(value: T["input"] | (() => T["input"])): this & Filled;
  /** Declares a foreign key, such as `.references("user.id")`. */
  references<const Target extends string>(target: Target): this & References<Target>;
  /** The column's name, where it differs from the field's. */
  map(column: string): this;
  /** A sentence for generated artifacts. */
  describe(description: string): this;
}

export interface DatetimeBuilder<T extends DatetimeType | NullableDatetimeType = DatetimeType>
  extends FieldBuilder<T> {
  nullable(): DatetimeBuilder<NullableDatetimeType> & Filled & KeptFlags<this>;
  /** The time of the write, where `create` gives none. */
  defaultNow(): this & Filled;
}

/** Flags that modifiers add to a builder. They exist for the type checker only. */
export interface Unique {
  readonly "~unique": true;
}
/** `create` may leave the field out. */
export interface Filled {
  readonly "~filled": true;
}
export interface References<Target extends string> {
  readonly "~references": Target;
}

/** What a field keeps when `.nullable()` changes its type. */
type KeptFlags<Field> = (Field extends Unique ? Unique : unknown) &
  (Field extends References<infer Target> ? References<Target> : unknown);
