import type { QueryEvent } from "../ir/query-event.ts";

export type QueryListener = (event: QueryEvent) => void;

/** Who wants to hear of calls. While nobody does, calls are not measured. */
export class QueryListeners {
  readonly #listeners = new Set<QueryListener>();

  get present(): boolean {
    return this.#listeners.size > 0;
  }

  /** Returns the function that ends the listening. */
  add(listener: QueryListener): () => void {
    // The same function may listen twice, and each ends for itself.
    const entry: QueryListener = (event) => listener(event);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /** A listener that throws does not turn a call that succeeded into one that failed: its error surfaces alone. */
  tell(event: QueryEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
