import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import type { Driver } from "../../driver.ts";
import { createKyselyDriverOf } from "./kysely.ts";

export interface KyselyDriverInput {
  readonly db: unknown;
  /** The database behind it. */
  readonly dialect: DialectName;
}

/** For an instance of Kysely over a PostgreSQL, MySQL or SQLite dialect. */
export function createKyselyDriver({ db, dialect }: KyselyDriverInput): Driver {
  return createKyselyDriverOf(db, dialect);
}
