export * from "../compiler/schema/index.ts";
export type * from "../compiler/schema/key-definition.ts";
export type * from "../compiler/schema/relation-definition.ts";
export { DEFAULT_LIMITS, type Limits } from "../compiler/shape/limits.ts";
export type { CallOptions, CallSignal, Interruptions } from "../compiler/types/call-options.ts";
export type * from "../compiler/types/field-type.ts";
export type { ModelExplanations } from "../compiler/types/model-explanations.ts";
export type { ModelMethods } from "../compiler/types/model-methods.ts";
export type * from "../compiler/types/orm.ts";
export type { Capabilities, IsolationLevel } from "../ir/capabilities.ts";
export type { Catalog } from "../ir/catalog.ts";
export type { OrmDriver } from "../ir/driver.ts";
export type { Explanation, RelationExplanation } from "../ir/explanation.ts";
export type { JsonValue } from "../ir/field-kind.ts";
export {
  OrmError,
  type OrmErrorCode,
  type OrmErrorDetails,
  type OrmErrorMeta,
} from "../ir/orm-error.ts";
export type { Strategy } from "../ir/physical/physical-plan.ts";
export type { QueryEvent } from "../ir/query-event.ts";
export type { RecordedCalls, RecordedOrmInput, RecordOrm } from "./ahead/recorded-calls.ts";
export { renderCompiledModule } from "./ahead/render-compiled-module.ts";
export * from "./artifacts/index.ts";
export type { BackendOptions } from "./backends/backend.ts";
export { createMemoryDriver, type MemorySeed } from "./backends/memory/memory-driver.ts";
export { type CreateOrmInput, createOrm } from "./create-orm.ts";
export { type DatabaseRuntime, detectDatabaseRuntime } from "./detection/detect-database-runtime.ts";
export {
  inspectDatabaseRuntime,
  type RuntimeCandidate,
  type RuntimeInspection,
} from "./detection/inspect-database-runtime.ts";
export { requireDatabaseRuntime } from "./detection/require-database-runtime.ts";
export type { Driver } from "./driver.ts";
export { EXPLAINED_BACKENDS, type ExplainCallInput, explainCall } from "./offline/explain-call.ts";
export type { OrmOptions } from "./orm-options.ts";
export { RuntimeSetupError } from "./runtime-setup-error.ts";
