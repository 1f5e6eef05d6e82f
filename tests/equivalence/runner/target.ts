import type { OrmOptions } from "../../../engine/create-orm.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";
import type { BuiltSchema } from "../schema/build-schema.ts";

/** A backend that the properties are run against. */
export interface Target {
  readonly name: string;
  /** A fresh store with the schema in it. */
  readonly open: (schema: BuiltSchema, options?: OrmOptions) => Promise<Subject>;
  /** One of so many workloads runs here: servers and slow engines take a share. */
  readonly oneOf: number;
  readonly close: () => Promise<void>;
}

/** An orm over a store of its own. */
export interface Subject {
  readonly orm: object;
  readonly capabilities: Capabilities;
  /** Removes all rows by other means than the orm, where that is quicker. */
  readonly clear: (() => Promise<void>) | null;
  readonly dispose: () => Promise<void>;
}
