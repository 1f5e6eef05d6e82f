export type { Config, PrismaTarget, SqlTarget, Targets } from "./config.ts";
export { defineConfig } from "./define-config.ts";
