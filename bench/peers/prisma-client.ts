import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderPrismaSchema } from "../../engine/artifacts/index.ts";
import { controlPlaneSchema } from "../../examples/walkthrough/control-plane-schema.ts";
import type { Target } from "../measure/contestant.ts";

/** What the benchmark calls of a generated client; its own types exist only after it was generated. */
export interface PrismaClient {
  readonly workspace: PrismaModel;
  readonly workspaceMembership: PrismaModel;
  readonly user: PrismaModel;
  readonly auditLog: PrismaModel;
  $disconnect(): Promise<void>;
}

interface PrismaModel {
  findUnique(args: object): Promise<unknown>;
  findMany(args: object): Promise<unknown>;
  create(args: object): Promise<unknown>;
  createManyAndReturn(args: object): Promise<unknown>;
  upsert(args: object): Promise<unknown>;
  update(args: object): Promise<unknown>;
  deleteMany(args: object): Promise<unknown>;
}

const require = createRequire(import.meta.url);

/** The client that Prisma generates from our rendering of the schema; kept for the next run. */
export function prismaClient(engine: Target["engine"]): new (options: object) => PrismaClient {
  const folder = fileURLToPath(new URL(`./generated/prisma-${engine}/`, import.meta.url));
  if (!existsSync(join(folder, "client"))) generate(engine, folder);
  const generated: { readonly PrismaClient: new (options: object) => PrismaClient } = require(
    join(folder, "client"),
  );
  return generated.PrismaClient;
}

function generate(engine: Target["engine"], folder: string): void {
  mkdirSync(folder, { recursive: true });
  const schema = join(folder, "schema.prisma");
  const provider = engine === "postgres" ? "postgresql" : "sqlite";
  const rendered = renderPrismaSchema(controlPlaneSchema, { generator: { output: "./client" }, provider });
  writeFileSync(schema, enumsAsText(rendered));
  const command = require.resolve("prisma/build/index.js");
  // The engines, which are not in the package, are not needed to generate.
  execFileSync(process.execPath, [command, "generate", "--schema", schema], {
    env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true" },
    stdio: "ignore",
  });
}

/** The tables hold enums as text, where those that Prisma itself migrates have a type for each. */
function enumsAsText(schema: string): string {
  const names = [...schema.matchAll(/^enum (\w+)/gm)].map(([, name]) => name);
  return names.reduce(
    (text, name) =>
      text
        .replace(new RegExp(`^enum ${name} \\{[^}]*\\}\\n`, "m"), "")
        .replace(new RegExp(`^(  \\w+) ${name}\\b`, "gm"), "$1 String"),
    schema,
  );
}
