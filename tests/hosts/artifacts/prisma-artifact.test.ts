import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { type PrismaProvider, renderPrismaSchema } from "../../../engine/artifacts/index.ts";
import { oddSchema } from "../../artifacts/odd-schema.ts";
import { controlPlaneSchema } from "../../schema/walkthrough-schema.ts";
import { prisma } from "../prisma/generate-client.ts";

const require = createRequire(import.meta.url);
const run = promisify(execFile);
const test = suite<{ folder: string }>("Prisma takes its artifact");

const SCHEMAS: readonly (readonly [name: string, schema: AnySchema])[] = [
  ["the specification's schema", controlPlaneSchema],
  ["the odd schema", oddSchema],
];
const URLS: Readonly<Record<PrismaProvider, string>> = {
  postgresql: "postgresql://localhost/test",
  mysql: "mysql://localhost/test",
  sqlite: "file:./test.db",
};
const PROVIDERS = ["postgresql", "mysql", "sqlite"] as const;

test.before.each((context) => {
  context.folder = mkdtempSync(join(resolve("tests/hosts"), "generated-"));
});

test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

for (const [name, schema] of SCHEMAS) {
  for (const provider of PROVIDERS) {
    test(`Prisma 7 generates a client from ${name} for ${provider}`, async ({ folder }) => {
      const path = join(folder, "schema.prisma");
      writeFileSync(path, renderPrismaSchema(schema, { provider, generator: { output: "./client" } }));
      assert.match(await prisma(["validate", "--schema", path]), "is valid");
      assert.match(await prisma(["generate", "--schema", path]), "Generated Prisma Client");
    });

    test(`Prisma 6 validates ${name} for ${provider}`, async ({ folder }) => {
      const path = join(folder, "schema.prisma");
      writeFileSync(path, renderPrismaSchema(schema, { provider, urlVariable: "DATABASE_URL" }));
      const command = require.resolve("prisma6/build/index.js");
      const env = {
        ...process.env,
        DATABASE_URL: URLS[provider],
        CHECKPOINT_DISABLE: "1",
        PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
        PRISMA_QUERY_ENGINE_LIBRARY: "/bin/true",
      };
      const { stdout } = await run(process.execPath, [command, "validate", "--schema", path], { env });
      assert.match(stdout, "is valid");
    });
  }
}

test.run();
