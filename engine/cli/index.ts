export { type CheckedTarget, checkTarget } from "./check-target.ts";
export { CliError } from "./cli-error.ts";
export type {
  CompiledTarget,
  Config,
  DrizzleTarget,
  PrismaTarget,
  SqlTarget,
  TargetName,
  Targets,
  TypeormTarget,
} from "./config.ts";
export { defineConfig } from "./define-config.ts";
export { type GeneratedTarget, generateTarget } from "./generate-target.ts";
export { type LoadedConfig, loadConfig } from "./load-config.ts";
export type { TargetInput } from "./target-file.ts";
