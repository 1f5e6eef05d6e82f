/** A raw client as an application has it. */
export interface OpenedClient {
  readonly client: unknown;
  readonly close: () => Promise<unknown>;
}

export interface ClientKind {
  readonly name: string;
  /** The backend that takes it, where that may not be there yet. */
  readonly backend?: string;
  readonly open: () => Promise<OpenedClient>;
}
