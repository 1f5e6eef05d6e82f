/** The socket of a client, as Node's streams are. */
export interface CorkedStream {
  readonly writable?: unknown;
  cork(): void;
  uncork(): void;
}

const NOW = Promise.resolve();

/**
 * Has a client write all that is sent in one tick at once: `beforeSending` is called before each command. A call to
 * the operating system costs more than a command, and wakes the server, which then answers the first alone.
 */
export function writeTogether(streamOf: () => CorkedStream | undefined): () => void {
  let corked: CorkedStream | null = null;
  const uncork = () => {
    corked?.uncork();
    corked = null;
  };
  return () => {
    if (corked !== null) return;
    const stream = streamOf();
    if (stream?.writable !== true) return;
    corked = stream;
    stream.cork();
    void NOW.then(uncork);
  };
}
