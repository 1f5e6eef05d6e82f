import type { AnySchema } from "../../../compiler/schema/schema.ts";
import type { Orm } from "../../../compiler/types/orm.ts";
import type { Driver } from "../../../engine/driver.ts";
import type { OrmOptions } from "../../../engine/orm-options.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";

/** A backend that tests can open as often as they like. */
export interface Target {
  readonly name: string;
  /** A fresh store with the schema in it. */
  readonly open: <S extends AnySchema>(schema: S, options?: OpenOptions) => Promise<Subject<S>>;
  /** Of generated workloads one of so many runs here, where a property does not say it: what is slow takes a share. */
  readonly oneOf: number;
  readonly close: () => Promise<void>;
}

export interface OpenOptions extends OrmOptions {
  /** Counts what the raw client is asked to send. */
  readonly recording?: boolean | undefined;
}

/** An orm over a store of its own. */
export interface Subject<S extends AnySchema = AnySchema> {
  readonly orm: Orm<S>;
  readonly driver: Driver;
  readonly capabilities: Capabilities;
  /** Removes all rows, by other means than the orm. */
  readonly clear: () => Promise<void>;
  /** How many requests the raw client has sent; `null` where it has none, or none that can be watched. */
  readonly sent: (() => number) | null;
  /** References are checked row by row: rows that refer to one another cannot be written in any order. */
  readonly referencesByRow: boolean;
  readonly dispose: () => Promise<void>;
}
