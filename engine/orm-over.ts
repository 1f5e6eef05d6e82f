import type { AnySchema } from "../compiler/schema/schema.ts";
import { METHODS } from "../compiler/shape/method.ts";
import type { Orm } from "../compiler/types/orm.ts";
import { OrmError } from "../ir/orm-error.ts";
import type { Session } from "./driver.ts";
import type { Engine } from "./engine.ts";
import type { QueryListener } from "./query-listeners.ts";
import type { MakeTransactionMembers } from "./transaction-members.ts";

/** The orm's object over one session: the client itself, or a transaction of it. */
export function ormOver<S extends AnySchema>(
  engine: Engine,
  schema: S,
  session: Session,
  makeTransactionMembers: MakeTransactionMembers,
): Orm<S> {
  const { driver } = engine;
  const outer = session.inTransaction ? session : null;
  const orm: Record<string, unknown> = {
    ...makeTransactionMembers(driver, outer, (inner) =>
      ormOver(engine, schema, inner, makeTransactionMembers),
    ),
    $driver: driver,
    $explain: explainer(engine, schema),
    $purgeExpired: () => engine.purgeExpired(session),
    $on: (event: string, listener: QueryListener) => listen(engine, event, listener),
  };
  for (const model of Object.keys(schema.catalog.models)) {
    defineLazily(orm, model, () => modelCalls(engine, session, model));
  }
  // The members are made from the catalog; that they are those of the type is what the type tests show.
  return Object.freeze(orm) as unknown as Orm<S>;
}

/** Made on first use: a transaction touches few of a schema's models. */
function defineLazily(target: object, name: string, make: () => unknown): void {
  let made: unknown;
  Object.defineProperty(target, name, {
    enumerable: true,
    get: () => {
      made ??= make();
      return made;
    },
  });
}

function modelCalls(engine: Engine, session: Session, model: string): object {
  return Object.freeze(
    Object.fromEntries(
      METHODS.map((method) => [
        method,
        (args?: unknown, options?: unknown) => engine.call(session, model, method, args, options),
      ]),
    ),
  );
}

function explainer(engine: Engine, schema: AnySchema): object {
  const explained = {};
  for (const model of Object.keys(schema.catalog.models)) {
    defineLazily(explained, model, () =>
      Object.freeze(
        Object.fromEntries(
          METHODS.map((method) => [
            method,
            (args?: unknown, options?: unknown) => engine.explain(model, method, args, options),
          ]),
        ),
      ),
    );
  }
  return Object.freeze(explained);
}

function listen(engine: Engine, event: string, listener: QueryListener): () => void {
  if (event !== "query") {
    throw new OrmError("INVALID_QUERY", '$on knows one event, "query"', { path: "$on" });
  }
  return engine.listeners.add(listener);
}
