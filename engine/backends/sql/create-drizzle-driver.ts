import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import type { Driver } from "../../driver.ts";
import { createDrizzleDriverOf } from "./drizzle.ts";

export interface DrizzleDriverInput {
  readonly db: unknown;
  /** The raw client, where the database has no `$client`. */
  readonly client?: unknown;
  /** The database behind it. */
  readonly dialect: DialectName;
}

/** For a Drizzle database over a raw client that this library knows, which then sends the statements. */
export function createDrizzleDriver({ db, client, dialect }: DrizzleDriverInput): Driver {
  return createDrizzleDriverOf(db, client, dialect);
}
