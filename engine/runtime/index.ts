export { createDriverFromRuntime, type RuntimeInput } from "./create-driver-from-runtime.ts";
export { createOrmFromRuntime, type OrmFromRuntimeInput } from "./create-orm-from-runtime.ts";
