import type { Backend, BackendOptions } from "../backends/backend.ts";
import type { Executor } from "../driver.ts";

/** A backend as a bundle of compiled calls has it: how its client is recognised, and what runs the plans. */
export interface CompiledBackend {
  readonly backend: Backend;
  readonly createExecutor: (client: unknown, options: BackendOptions) => Executor;
}
