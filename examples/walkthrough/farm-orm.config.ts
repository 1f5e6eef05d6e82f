import { defineConfig } from "@farming-labs/orm-cli";
import { controlPlaneSchema } from "./control-plane-schema";

export default defineConfig({
  schemas: [controlPlaneSchema],
  targets: {
    prisma: {
      out: "./generated/prisma/schema.prisma",
      provider: "postgresql",
    },
    sql: {
      out: "./generated/sql/0001_control_plane.sql",
      dialect: "postgres",
    },
  },
});
