import { OrmError } from "../../../ir/orm-error.ts";
import type { SqlEngine } from "../sql-engine.ts";

/** The engine of the dialect that the application names, perhaps in code that no compiler has checked. */
export function engineOf(engines: Readonly<Record<string, SqlEngine>>, dialect: string): SqlEngine {
  const engine = Object.hasOwn(engines, dialect) ? engines[dialect] : undefined;
  if (engine !== undefined) return engine;
  const names = Object.keys(engines).join(", ");
  throw new OrmError("INVALID_QUERY", `dialect must be one of ${names}`, { path: "dialect" });
}
