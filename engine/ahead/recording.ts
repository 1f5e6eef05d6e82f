import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Word } from "../../compiler/shape/token.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type BookOptions, shapeText } from "../../ir/plan-book.ts";
import type { BackendOptions } from "../backends/backend.ts";
import { createMemoryDriver } from "../backends/memory/memory-driver.ts";
import { bookOptions } from "../book-options.ts";
import { systemClock } from "../call-instant.ts";
import { checkedLimits } from "../checked-limits.ts";
import { compilerPlans } from "../compiler-plans.ts";
import type { Driver } from "../driver.ts";
import { Engine } from "../engine.ts";
import { ormOver } from "../orm-over.ts";
import type { PlanSource } from "../plan-source.ts";
import { type MakeTransactionMembers, transactionMembers } from "../transaction-members.ts";
import { COMPILED_BACKENDS, type CompiledBackendFacts } from "./compiled-backends.ts";
import type { RecordedOrmInput } from "./recorded-calls.ts";

/** The shapes of the calls that one orm was asked for, and what it is to be over. */
export interface RecordedShapes {
  readonly schema: AnySchema;
  readonly backend: string;
  readonly facts: CompiledBackendFacts;
  readonly backendOptions: BackendOptions;
  readonly bookOptions: BookOptions;
  readonly shapes: ReadonlyMap<string, readonly Word[]>;
  readonly usesTransactions: boolean;
}

/** An orm in memory, which notes them. */
export class Recording<S extends AnySchema> implements RecordedShapes {
  readonly schema: S;
  readonly backend: string;
  readonly facts: CompiledBackendFacts;
  readonly backendOptions: BackendOptions;
  readonly bookOptions: BookOptions;
  readonly orm: Orm<S>;
  readonly shapes = new Map<string, readonly Word[]>();
  usesTransactions = false;

  constructor({ schema, backend, limits, strategy, coalesce, clock, rules, ...rest }: RecordedOrmInput<S>) {
    const facts = Object.hasOwn(COMPILED_BACKENDS, backend) ? COMPILED_BACKENDS[backend] : undefined;
    if (facts === undefined) {
      const known = Object.keys(COMPILED_BACKENDS).join(", ");
      throw refused("backend", `is none that calls are compiled for: ${known}`);
    }
    if (coalesce === true) throw refused("coalesce", "needs the compiler where the calls are made");
    if (rules !== undefined) throw refused("rules", "is for tests of the compiler");
    const checked = checkedLimits(limits);
    this.schema = schema;
    this.backend = backend;
    this.facts = facts;
    this.backendOptions = rest;
    this.bookOptions = bookOptions({ strategy, clock }, checked);
    const driver = createMemoryDriver();
    const engine = new Engine(schema, driver, {
      limits: checked,
      plans: this.#noting(driver),
      pointReads: null,
      clock: clock ?? systemClock,
    });
    this.orm = ormOver<S>(engine, schema, driver.session, this.#members());
  }

  #noting(driver: Driver): PlanSource {
    const plans = compilerPlans(this.schema.catalog, driver, DEFAULT_COMPILE_OPTIONS);
    const refuse = (what: string) => (): never => {
      throw new OrmError("UNSUPPORTED", `${what} is not compiled ahead`);
    };
    return {
      prepare: (words) => {
        this.shapes.set(shapeText(words), words);
        return plans.prepare(words);
      },
      by: refuse("a strategy of a call"),
      explain: refuse("$explain"),
      purgeExpired: async () => refuse("$purgeExpired")(),
    };
  }

  #members(): MakeTransactionMembers {
    if (!this.facts.transactions) return refuseTransactions;
    return (driver, outer, over) => {
      const { transaction, batch } = transactionMembers(driver, outer, over);
      return {
        transaction: (run, options) => {
          this.usesTransactions = true;
          return transaction(run, options);
        },
        batch: (tasks, options) => {
          this.usesTransactions = true;
          return batch(tasks, options);
        },
      };
    };
  }
}

/** Inside one, D1 answers by statements that depend on what the rows are: they are written when they are needed. */
const refuseTransactions: MakeTransactionMembers = () => {
  const refuse = async (): Promise<never> => {
    throw new OrmError("UNSUPPORTED", "transactions of this backend are not compiled ahead");
  };
  return { transaction: refuse, batch: refuse };
};

function refused(path: string, what: string): OrmError {
  return new OrmError("INVALID_QUERY", `record: ${path} ${what}`, { path });
}
