import { isReachable } from "../../servers/is-reachable.ts";
import type { FuzzBackend } from "./backends.ts";
import { UsageError } from "./options.ts";

/** Those whose server answers. One that somebody named must; the others are left out, and said to be. */
export async function reachable(
  backends: readonly FuzzBackend[],
  named: boolean,
): Promise<readonly FuzzBackend[]> {
  const there: FuzzBackend[] = [];
  for (const backend of backends) {
    const { name, server } = backend;
    if (server === null || (await isReachable(server))) {
      there.push(backend);
      continue;
    }
    const told = `${name}: ${server.name} does not answer at ${new URL(server.url).host}`;
    if (named) throw new UsageError(`${told}.`);
    console.log(`left out ${told}`);
  }
  return there;
}
