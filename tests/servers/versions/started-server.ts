import { createServer } from "node:net";

/** A server of its own on loopback, with a database `test`; nothing is left of it when it was stopped. */
export interface StartedServer {
  readonly version: string;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("no port"));
      });
    });
  });
}

const ATTEMPTS_MAX = 100;
const PAUSE_MS = 100;

/** What the attempt gives once the server answers. */
export async function onceItAnswers<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (count === ATTEMPTS_MAX) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
