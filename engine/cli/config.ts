import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { RecordedCalls } from "../ahead/recorded-calls.ts";
import type {
  DrizzleArtifactOptions,
  PrismaArtifactOptions,
  SqlArtifactOptions,
  TypeormArtifactOptions,
} from "../artifacts/index.ts";

/** What `farm-orm.config.ts` declares: which schemas there are, and which files are generated from them. */
export interface Config {
  /** Merged into one; two of them may not have a model or a table of the same name. */
  readonly schemas: readonly AnySchema[];
  readonly targets: Targets;
}

export interface Targets {
  readonly prisma?: PrismaTarget;
  readonly drizzle?: DrizzleTarget;
  readonly typeorm?: TypeormTarget;
  readonly sql?: SqlTarget;
  readonly compiled?: CompiledTarget;
}

export type TargetName = keyof Targets;

interface Target {
  /** Where the file is written, from the folder of the configuration. */
  readonly out: string;
  /**
   * - `file`: the whole file is generated
   * - `block`: only what stands between two marking lines, in a file that is otherwise the application's
   */
  readonly mode?: "file" | "block";
}

/** A Prisma schema. */
export type PrismaTarget = Target & Omit<PrismaArtifactOptions, "modelsOnly">;

/** Tables and relations of Drizzle. */
export type DrizzleTarget = Target & DrizzleArtifactOptions;

/** Entity schemas of TypeORM. */
export type TypeormTarget = Target & TypeormArtifactOptions;

/** The `create table` statements. */
export type SqlTarget = Target & SqlArtifactOptions;

/** The application's calls, compiled: a module that takes the place of the compiling packages in a bundle. */
export interface CompiledTarget {
  readonly out: string;
  readonly calls: RecordedCalls;
}
