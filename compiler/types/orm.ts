import type { IsolationLevel } from "../../ir/capabilities.ts";
import type { OrmDriver } from "../../ir/driver.ts";
import type { QueryEvent } from "../../ir/query-event.ts";
import type { AnySchema } from "../schema/schema.ts";
import type { Interruptions } from "./call-options.ts";
import type { CreateData } from "./create-data.ts";
import type { ModelExplanations } from "./model-explanations.ts";
import type { ModelMethods } from "./model-methods.ts";
import type { RecordOf, Result } from "./result.ts";
import type { TypedModels } from "./typed-model.ts";
import type { UpdateData } from "./update-data.ts";
import type { Where } from "./where.ts";

/** The orm of a schema: its models' calls by name, and what concerns them all. */
export type Orm<S extends AnySchema> = OrmModels<S["models"]> & OrmMembers<S["models"]>;

export type OrmModels<Models extends TypedModels> = {
  readonly [Name in keyof Models]: ModelMethods<Models, Name>;
};

export interface OrmMembers<Models extends TypedModels> {
  /** Runs the callback in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<Value>(
    run: (tx: OrmModels<Models> & OrmMembers<Models>) => PromiseLike<Value>,
    options?: TransactionOptions,
  ): Promise<Value>;
  /** Runs the tasks in one transaction, in as few round trips as the backend allows. */
  batch<const Values extends readonly unknown[]>(
    tasks: readonly [
      ...{
        [At in keyof Values]: (tx: OrmModels<Models> & OrmMembers<Models>) => PromiseLike<Values[At]>;
      },
    ],
    options?: Interruptions,
  ): Promise<{ -readonly [At in keyof Values]: Values[At] }>;
  /** The backend behind this orm, and what it promises. */
  readonly $driver: OrmDriver;
  /** What a call would do, without running it. */
  readonly $explain: { readonly [Name in keyof Models]: ModelExplanations<Models, Name> };
  /**
   * Removes the rows that have ended, of every model that names its `expires`; the answer is how many of each.
   * No call sees such a row before either: this frees its room.
   */
  $purgeExpired(): Promise<PurgedRows<Models>>;
  /** Tells the listener about every call after it ended; returns a function that stops it. */
  $on(event: "query", listener: (event: QueryEvent) => void): () => void;
}

export type PurgedRows<Models extends TypedModels> = {
  readonly [Name in keyof Models as [Models[Name]["expires"]] extends [null] ? never : Name]: number;
};

/** What interrupts the transaction interrupts the calls in it too, and rolls it back. */
export interface TransactionOptions extends Interruptions {
  readonly isolationLevel?: IsolationLevel | undefined;
  /** How often a transaction that conflicted with another is run again. */
  readonly maxRetries?: number | undefined;
}

/** A row of a model with all its scalars: `ModelRecord<typeof schema, "user">`. */
export type ModelRecord<S extends AnySchema, Name extends keyof S["models"]> = RecordOf<
  S["models"][Name]["fields"]
>;

/** What a call gives that was written with these arguments: `ModelResult<…, "user", { select: { id: true } }>`. */
export type ModelResult<S extends AnySchema, Name extends keyof S["models"], Written> = Result<
  S["models"],
  Name,
  Written
>;

/** The `data` of `create`. */
export type ModelCreate<S extends AnySchema, Name extends keyof S["models"]> = CreateData<
  S["models"][Name]["fields"]
>;

/** The `data` of `update`. */
export type ModelUpdate<S extends AnySchema, Name extends keyof S["models"]> = UpdateData<
  S["models"][Name]["fields"]
>;

/** The `where` of `findMany`. */
export type ModelWhere<S extends AnySchema, Name extends keyof S["models"]> = Where<
  S["models"][Name]["fields"]
>;
