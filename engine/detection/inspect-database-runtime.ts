import { backends } from "../backends/index.ts";
import { match } from "../backends/match.ts";

/** What was looked for in a client, and what was found. */
export interface RuntimeInspection {
  /** The backend that takes the client; `null` where none does. */
  readonly kind: string | null;
  /** Every backend in the order of looking, the reason `null` where it takes the client. */
  readonly looked: readonly RuntimeCandidate[];
}

export interface RuntimeCandidate {
  readonly kind: string;
  /** The client that it takes, in words. */
  readonly client: string;
  /** Why it is not this one. */
  readonly reason: string | null;
}

/** Looks at the client only; nothing is loaded and nothing is sent. */
export function inspectDatabaseRuntime(client: unknown): RuntimeInspection {
  const looked = backends.map(({ backend }): RuntimeCandidate => {
    const found = match(backend, client);
    return { kind: backend.kind, client: backend.client, reason: found === true ? null : found };
  });
  return { kind: looked.find((candidate) => candidate.reason === null)?.kind ?? null, looked };
}
