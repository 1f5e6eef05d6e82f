export { RuntimeSetupError } from "../runtime-setup-error.ts";
export { applySchema } from "./apply-schema.ts";
export { bootstrapDatabase } from "./bootstrap-database.ts";
export { pushSchema, type SetupInput } from "./push-schema.ts";
