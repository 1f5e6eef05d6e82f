import { createMemoryDriver, type MemorySeed } from "../../../engine/backends/memory/memory-driver.ts";
import type { Driver } from "../../../engine/driver.ts";

export interface Recording {
  readonly driver: Driver;
  /** Everything that was sent, in order. */
  readonly sent: string[];
}

/** A memory driver that also notes each request at the port, where the engine cannot help being seen. */
export function recordingDriver(seed: MemorySeed = {}): Recording {
  const sent: string[] = [];
  const memory = createMemoryDriver(seed);
  const driver: Driver = {
    ...memory,
    prepare: (leaf, catalog) => {
      const prepared = memory.prepare(leaf, catalog);
      return {
        ...prepared,
        run: (session, values, onSent) => {
          sent.push(prepared.text);
          return prepared.run(session, values, onSent);
        },
      };
    },
  };
  return { driver, sent };
}
