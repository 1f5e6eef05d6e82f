import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import type { BackendOptions } from "../backends/backend.ts";
import type { OrmOptions } from "../orm-options.ts";

/**
 * An application's calls: it gets orms, and makes on them every call that it will make where it runs, in every
 * shape. A list of another length is the same shape; a condition on null, or an absent entry, is another.
 */
export type RecordedCalls = (record: RecordOrm) => PromiseLike<unknown>;

/** An orm that keeps its records in memory, and notes the shape of each call. */
export type RecordOrm = <S extends AnySchema>(input: RecordedOrmInput<S>) => Orm<S>;

/** The options are those that the orm has where it runs. */
export interface RecordedOrmInput<S extends AnySchema> extends BackendOptions, OrmOptions {
  readonly schema: S;
  /** Where it runs: one of {@link COMPILED_BACKENDS}. */
  readonly backend: string;
}
