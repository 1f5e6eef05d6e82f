import type { Catalog } from "../../ir/catalog.ts";
import type { Transaction } from "../driver.ts";
import type { SqlEngine } from "./sql-engine.ts";
import type { SqlSession } from "./sql-session.ts";

/** Sets up the tables of the catalog. What does it is loaded now: an application that runs has no use for it. */
export async function pushTables(
  root: SqlSession,
  begin: (root: SqlSession) => Promise<Transaction>,
  engine: SqlEngine,
  catalog: Catalog,
): Promise<void> {
  const { setUpTables } = await import("./set-up-tables.ts");
  return setUpTables(root, begin, engine, catalog);
}
