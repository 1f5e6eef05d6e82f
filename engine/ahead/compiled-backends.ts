/** A backend that calls can be compiled for. */
export interface CompiledBackendFacts {
  /** The offline driver that plans and emits for it. */
  readonly offline: string;
  /** Its name among what the bundle imports. */
  readonly imported: string;
  /** Its transactions run plans as they are, and write no statement of their own. */
  readonly transactions: boolean;
}

/** By the kind that drivers of it have. */
export const COMPILED_BACKENDS: Readonly<Record<string, CompiledBackendFacts>> = Object.freeze({
  d1: { offline: "d1", imported: "d1", transactions: false },
  "cloudflare-kv": { offline: "kv", imported: "cloudflareKv", transactions: true },
});
