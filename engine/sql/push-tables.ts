import type { IsolationLevel } from "../../ir/capabilities.ts";
import type { Catalog } from "../../ir/catalog.ts";
import type { Transaction } from "../driver.ts";
import type { SqlEngine } from "./sql-engine.ts";
import type { SqlSession } from "./sql-session.ts";

export type BeginSetUp = (root: SqlSession, level: IsolationLevel | undefined) => Promise<Transaction>;

/** Sets up the tables of the catalog, and first the types that these statements create. What does it is loaded now: an application that runs has no use for it. */
export async function pushTables(
  root: SqlSession,
  begin: BeginSetUp,
  engine: SqlEngine,
  catalog: Catalog,
  types: readonly string[] = [],
): Promise<void> {
  const { setUpTables } = await import("./set-up-tables.ts");
  return setUpTables(root, begin, engine, catalog, types);
}
