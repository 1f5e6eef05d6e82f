import { createMemoryDriver, type MemorySeed } from "../../../engine/backends/memory/memory-driver.ts";
import type { Driver } from "../../../engine/driver.ts";

export interface Later {
  readonly driver: Driver;
  /** `> text` where a request goes out, `< text` where its answer comes. */
  readonly traffic: string[];
}

/** A memory driver whose answers come later, as those of a server do, the first request's last. */
export function laterDriver(seed: MemorySeed, failAt: string | null = null): Later {
  const traffic: string[] = [];
  const memory = createMemoryDriver(seed);
  let underWay = 0;
  const driver: Driver = {
    ...memory,
    prepare: (leaf, catalog) => {
      const prepared = memory.prepare(leaf, catalog);
      return {
        ...prepared,
        run: async (session, values, sent) => {
          traffic.push(`> ${prepared.text}`);
          underWay++;
          const bound = [...values];
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, 6 - 2 * underWay)));
          underWay--;
          traffic.push(`< ${prepared.text}`);
          if (prepared.text === failAt) throw new Error("the line is cut");
          return prepared.run(session, bound, sent);
        },
      };
    },
  };
  return { driver, traffic };
}
