import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { renderPrismaSchema } from "../../../engine/artifacts/index.ts";

const FOLDER = fileURLToPath(new URL("../generated/", import.meta.url));
const require = createRequire(import.meta.url);

/** A generated client, whatever models it has. */
export type PrismaClientClass = new (options: { readonly adapter: unknown }) => GeneratedClient;

export interface GeneratedClient {
  $executeRawUnsafe(text: string): Promise<number>;
  $disconnect(): Promise<void>;
}

/** The client that Prisma itself generates from our rendering of the schema; kept for the next run. */
export async function generateClient(
  schema: AnySchema,
  provider: "postgresql" | "sqlite",
): Promise<PrismaClientClass> {
  return clientFrom(renderPrismaSchema(schema, { provider, generator: { output: "./client" } }));
}

export async function clientFrom(prismaSchema: string): Promise<PrismaClientClass> {
  const folder = join(FOLDER, createHash("sha256").update(prismaSchema).digest("hex").slice(0, 16));
  if (!existsSync(folder)) await generate(prismaSchema, folder);
  const generated: { readonly PrismaClient: PrismaClientClass } = require(join(folder, "client"));
  return generated.PrismaClient;
}

async function generate(prismaSchema: string, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "schema.prisma"), prismaSchema);
  await prisma(["generate", "--schema", join(draft, "schema.prisma")]);
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
}

/** Prisma's command line without its engines, which are not in the package and are not needed here. */
export async function prisma(words: readonly string[]): Promise<string> {
  const command = require.resolve("prisma/build/index.js");
  const env = {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
    PRISMA_QUERY_ENGINE_LIBRARY: "/bin/true",
  };
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words], { env });
  return stdout;
}
