import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { type PrismaProvider, renderPrismaSchema } from "../../../engine/artifacts/index.ts";
import { oddSchema } from "../../artifacts/odd-schema.ts";
import { controlPlaneSchema } from "../../schema/walkthrough-schema.ts";
import { prisma, prisma6 } from "../prisma/generate-client.ts";

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
      const environment = { DATABASE_URL: URLS[provider] };
      assert.match(await prisma(["validate", "--schema", path], prisma6, environment), "is valid");
    });
  }
}

test.run();
