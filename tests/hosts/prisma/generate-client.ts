import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { type PrismaArtifactOptions, renderPrismaSchema } from "../../../engine/artifacts/index.ts";

/** One version of Prisma, and where what it generates finds its packages. */
export interface PrismaVersion {
  readonly folder: string;
  readonly command: string;
  readonly options: Omit<PrismaArtifactOptions, "provider">;
}

const require = createRequire(import.meta.url);

export const prisma7: PrismaVersion = {
  folder: fileURLToPath(new URL("../generated/", import.meta.url)),
  command: require.resolve("prisma/build/index.js"),
  options: { generator: { output: "./client" } },
};

const require6 = createRequire(new URL("../prisma6/package.json", import.meta.url));

export const prisma6: PrismaVersion = {
  folder: fileURLToPath(new URL("../prisma6/generated/", import.meta.url)),
  command: require6.resolve("prisma/build/index.js"),
  options: { generator: { output: "./client", engineType: "client" }, urlVariable: "DATABASE_URL" },
};

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
  version = prisma7,
): Promise<PrismaClientClass> {
  return clientFrom(renderPrismaSchema(schema, { ...version.options, provider }), version);
}

export async function clientFrom(prismaSchema: string, version = prisma7): Promise<PrismaClientClass> {
  const folder = join(version.folder, createHash("sha256").update(prismaSchema).digest("hex").slice(0, 16));
  if (!existsSync(folder)) await generate(prismaSchema, folder, version);
  const generated: { readonly PrismaClient: PrismaClientClass } = require(join(folder, "client"));
  return generated.PrismaClient;
}

async function generate(prismaSchema: string, folder: string, version: PrismaVersion): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "schema.prisma"), prismaSchema);
  await prisma(["generate", "--schema", join(draft, "schema.prisma")], version);
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
}

/** Prisma's command line without its engines, which are not in the package and are not needed here. */
export async function prisma(
  words: readonly string[],
  { command } = prisma7,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
    PRISMA_QUERY_ENGINE_LIBRARY: "/bin/true",
    ...environment,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words], { env });
  return stdout;
}
