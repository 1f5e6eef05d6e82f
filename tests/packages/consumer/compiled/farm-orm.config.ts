import { defineConfig } from "@farming-labs/orm-cli";
import { controlPlaneSchema } from "../walkthrough/control-plane-schema";
import { fastStateSchema } from "../walkthrough/fast-state-schema";
import { calls } from "./calls";

export default defineConfig({
  schemas: [controlPlaneSchema, fastStateSchema],
  targets: { compiled: { out: "./generated/orm.ts", calls } },
});
