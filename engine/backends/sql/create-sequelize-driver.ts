import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import type { Driver } from "../../driver.ts";
import { createSequelizeDriverOf } from "./sequelize.ts";

export interface SequelizeDriverInput {
  readonly sequelize: unknown;
  /** The database behind it. */
  readonly dialect: DialectName;
}

/** For an instance of Sequelize 6 over `pg`, `mysql2` or the client `mariadb`. */
export function createSequelizeDriver({ sequelize, dialect }: SequelizeDriverInput): Driver {
  return createSequelizeDriverOf(sequelize, dialect);
}
