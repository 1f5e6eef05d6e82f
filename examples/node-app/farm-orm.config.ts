import { defineConfig } from "@farming-labs/orm-cli";
import { controlPlaneSchema } from "../walkthrough/control-plane-schema";

export default defineConfig({
  schemas: [controlPlaneSchema],
  targets: {
    prisma: {
      out: "./generated/schema.prisma",
      provider: process.env.DATABASE_URL?.startsWith("postgres") ? "postgresql" : "sqlite",
      generator: { output: "./client" },
    },
  },
});
