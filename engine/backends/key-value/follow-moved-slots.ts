export interface PipeliningCluster {
  /** Asks the nodes again which slots they have. */
  refreshSlotsCache(done: () => void): void;
}

interface MaybePipelining extends Partial<PipeliningCluster> {
  readonly options?: { readonly enableAutoPipelining?: unknown };
}

type Send = (name: string, args: readonly string[]) => Promise<unknown>;

/** As often as the client follows a command that it sends by itself. */
const REDIRECTIONS_MAX = 16;
const PAUSE_MS = 20;

/**
 * Where a cluster's client gathers the commands of one tick in pipelines: sends a command again that its node
 * refused because the slot has moved. The client does that itself unless others of the pipeline were done.
 */
export function followMovedSlots(client: MaybePipelining, send: Send): Send {
  if (client.options?.enableAutoPipelining !== true) return send;
  return async (name, args) => {
    for (let redirections = 0; ; redirections++) {
      try {
        return await send(name, args);
      } catch (error) {
        if (redirections === REDIRECTIONS_MAX || !hasMoved(error)) throw error;
        await new Promise<void>((resolve) => {
          if (client.refreshSlotsCache === undefined) resolve();
          else client.refreshSlotsCache(() => resolve());
        });
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };
}

/** The node looked for the slot before it did anything. */
function hasMoved(error: unknown): boolean {
  return error instanceof Error && /^(MOVED|ASK|TRYAGAIN) /.test(error.message);
}
