import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import type { Driver } from "../../driver.ts";
import { createMikroormDriverOf } from "./mikroorm.ts";

export interface MikroormDriverInput {
  readonly orm: unknown;
  /** The database behind it. */
  readonly dialect: DialectName;
}

/** For an instance of MikroORM 6 or 7 over a PostgreSQL, MySQL, MariaDB or SQLite driver. */
export function createMikroormDriver({ orm, dialect }: MikroormDriverInput): Driver {
  return createMikroormDriverOf(orm, dialect);
}
