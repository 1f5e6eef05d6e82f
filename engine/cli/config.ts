import type { AnySchema } from "../../compiler/schema/schema.ts";

/** What `farm-orm.config.ts` declares: which schemas there are, and which files are generated from them. */
export interface Config {
  readonly schemas: readonly AnySchema[];
  readonly targets: Targets;
}

export interface Targets {
  readonly prisma?: PrismaTarget;
  readonly sql?: SqlTarget;
}

/** A Prisma schema. */
export interface PrismaTarget {
  /** Where the file is written, from the folder of the configuration. */
  readonly out: string;
  /** The `provider` of the datasource. */
  readonly provider: "postgresql" | "mysql" | "sqlite";
}

/** The `create table` statements. */
export interface SqlTarget {
  /** Where the file is written, from the folder of the configuration. */
  readonly out: string;
  readonly dialect: "postgres" | "sqlite";
}
