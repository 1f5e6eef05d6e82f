import { createMemoryDriver, type MemorySeed } from "../../../engine/backends/memory/memory-driver.ts";
import type { Driver } from "../../../engine/driver.ts";

export interface Recording {
  readonly driver: Driver;
  /** Everything that was sent, in order. */
  readonly sent: string[];
  /** The values by slot that each was sent with. */
  readonly values: unknown[][];
}

/** A memory driver that also notes each request at the port, where the engine cannot help being seen. */
export function recordingDriver(seed: MemorySeed = {}): Recording {
  const sent: string[] = [];
  const values: unknown[][] = [];
  const memory = createMemoryDriver(seed);
  const driver: Driver = {
    ...memory,
    prepare: (leaf, catalog) => {
      const prepared = memory.prepare(leaf, catalog);
      return {
        ...prepared,
        run: (session, bound, onSent) => {
          sent.push(prepared.text);
          values.push([...bound]);
          return prepared.run(session, bound, onSent);
        },
      };
    },
  };
  return { driver, sent, values };
}
