import type { SqlClient } from "./sql-client.ts";
import type { SqlEngine } from "./sql-engine.ts";

/** A raw client and the database that it speaks to: all that a driver is made of. */
export interface SqlPage {
  readonly client: SqlClient;
  readonly engine: SqlEngine;
}
