/** A client as an application would hand it in, with a look at what it really sends. */
export interface OpenClient {
  readonly client: unknown;
  /** What the client was made to send, oldest first: one entry a statement, or a command. */
  readonly sent: readonly string[];
  readonly close: () => Promise<void>;
}

export type OpenClientFunction = () => Promise<OpenClient>;
