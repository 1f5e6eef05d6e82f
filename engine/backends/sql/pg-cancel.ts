import { type PgClient, sendPg } from "./pg-connection.ts";

/** A connection beside those of the pool. */
export interface PgCanceller extends PgClient {
  connect(callback: (error: unknown) => void): void;
  end(callback: () => void): void;
}

interface CancellingPool {
  readonly options?: unknown;
  readonly Client?: new (options: unknown) => PgCanceller;
}

const CANCEL = { text: "select pg_cancel_backend($1::int4)", name: null } as const;

/**
 * Ends what the backend with the number does, over a connection of its own: the pool may have none left, all
 * of them waiting for the same lock. Resolves in any case.
 */
export function cancelBackend({ Client, options }: CancellingPool, processId: unknown): Promise<void> {
  if (Client === undefined || typeof processId !== "number") return Promise.resolve();
  const client = new Client(options);
  client.on("error", () => undefined);
  return new Promise((resolve) => {
    const end = (): void => client.end(() => resolve());
    client.connect((error) => {
      if (error) resolve();
      else sendPg(client, CANCEL, [processId], end);
    });
  });
}
