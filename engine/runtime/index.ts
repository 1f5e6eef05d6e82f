export { createDriverFromRuntime, type RuntimeInput } from "./create-driver-from-runtime.ts";
export { createOrmFromRuntime, type OrmFromRuntimeInput } from "./create-orm-from-runtime.ts";
export { type DatabaseRuntime, detectDatabaseRuntime } from "./detect-database-runtime.ts";
export {
  inspectDatabaseRuntime,
  type RuntimeCandidate,
  type RuntimeInspection,
} from "./inspect-database-runtime.ts";
export { requireDatabaseRuntime } from "./require-database-runtime.ts";
