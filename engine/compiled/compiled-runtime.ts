import type { AnySchema } from "../../compiler/schema/schema.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { CompiledSchema, PlanBook } from "../../ir/plan-book.ts";
import type { BackendOptions } from "../backends/backend.ts";
import { match } from "../backends/match.ts";
import { bookOptions } from "../book-options.ts";
import { systemClock } from "../call-instant.ts";
import { checkedLimits } from "../checked-limits.ts";
import { Engine } from "../engine.ts";
import type { OrmOptions } from "../orm-options.ts";
import { ormOver } from "../orm-over.ts";
import type { MakeTransactionMembers } from "../transaction-members.ts";
import { bookPlans, type PrepareOperators } from "./book-plans.ts";
import type { CompiledBackend } from "./compiled-backend.ts";
import { defineCompiledSchema } from "./define-compiled-schema.ts";

/** What a bundle of compiled calls consists of: its plans, and what runs them. */
export interface CompiledParts {
  readonly schemas: readonly CompiledSchema[];
  readonly backends: readonly CompiledBackend[];
  readonly prepare: PrepareOperators;
  readonly transactions: MakeTransactionMembers;
}

/** A schema of the bundle, as its `defineSchema` gives it. */
export interface BundledSchema extends AnySchema {}

export interface CompiledOrmInput extends BackendOptions, OrmOptions {
  readonly schema: BundledSchema;
  /** The application's own client. */
  readonly client: unknown;
}

/** What takes the place of the compiling packages' functions of these names. */
export interface CompiledRuntime {
  readonly defineSchema: (models: object) => BundledSchema;
  readonly createOrmFromRuntime: (input: CompiledOrmInput) => Promise<object>;
}

export function compiledRuntime(parts: CompiledParts): CompiledRuntime {
  const compiled = new WeakMap<object, CompiledSchema | null>();
  return {
    defineSchema: (models) => {
      const { schema, source } = defineCompiledSchema(models, parts.schemas);
      compiled.set(schema, source);
      return schema;
    },
    createOrmFromRuntime: async ({ schema, client, ...options }) => {
      const found = compiled.get(schema);
      if (found === undefined) throw invalid("schema", "is none that defineSchema of this bundle has given");
      if (found === null) {
        throw new OrmError(
          "INVALID_SCHEMA",
          "no call of a schema with these tables and fields was compiled",
          {
            path: "schema",
          },
        );
      }
      return createCompiledOrm(parts, found, schema, client, options);
    },
  };
}

function createCompiledOrm(
  parts: CompiledParts,
  { catalog, books }: CompiledSchema,
  schema: AnySchema,
  client: unknown,
  options: Omit<CompiledOrmInput, "schema" | "client">,
): object {
  const { backend, createExecutor } = backendOf(parts.backends, client);
  const book = books.find((candidate) => candidate.backend === backend.kind);
  if (book === undefined) throw invalid("client", `is of ${backend.kind}, and no call was compiled for that`);
  const limits = checkedLimits(options.limits);
  requireSame(book, options, limits);
  const driver = createExecutor(client, options);
  const engine = new Engine(schema, driver, {
    limits,
    plans: bookPlans(book, catalog, driver, parts.prepare),
    pointReads: null,
    clock: options.clock ?? systemClock,
  });
  return ormOver(engine, schema, driver.session, parts.transactions);
}

function backendOf(backends: readonly CompiledBackend[], client: unknown): CompiledBackend {
  const found = backends.find(({ backend }) => match(backend, client) === true);
  if (found !== undefined) return found;
  const taken = backends.map(({ backend }) => backend.client).join(", ");
  throw new OrmError("UNSUPPORTED", `no backend of this bundle takes the client. There are: ${taken}`, {
    path: "client",
  });
}

/** Plans that were made for other options could mean something else. */
function requireSame(book: PlanBook, options: OrmOptions, limits: ReturnType<typeof checkedLimits>): void {
  const given = bookOptions(options, limits);
  const isOther =
    given.strategy !== book.options.strategy ||
    given.scan !== book.options.scan ||
    given.storeClock !== book.options.storeClock;
  if (isOther) throw invalid("strategy, limits.scan and clock", "must be as when the calls were compiled");
  if (options.coalesce === true || options.rules !== undefined) {
    throw invalid("coalesce and rules", "need the compiler, which this bundle does not have");
  }
}

function invalid(path: string, what: string): OrmError {
  return new OrmError("INVALID_QUERY", `createOrmFromRuntime: ${path} ${what}`, { path });
}
