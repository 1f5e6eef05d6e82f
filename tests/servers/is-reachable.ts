import { connect } from "node:net";
import type { Server } from "./server.ts";

const TIMEOUT_MS = 2_000;

/** The servers that somebody asked for and nobody answered for, by name. */
export const missedServers = new Set<string>();

/**
 * Whether the server answers, so that a machine without it skips the tests that need it. In CI, which sets
 * `ORM_TEST_SERVERS=required`, a server that does not answer is an error.
 */
export async function isReachable(server: Server): Promise<boolean> {
  const reachable = await answers(new URL(server.url));
  if (!reachable && process.env.ORM_TEST_SERVERS === "required") {
    throw new Error(`${server.name} does not answer at ${new URL(server.url).host}`);
  }
  if (!reachable) missedServers.add(server.name);
  return reachable;
}

function answers({ hostname, port }: URL): Promise<boolean> {
  const socket = connect({ host: hostname, port: Number(port), timeout: TIMEOUT_MS });
  return new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("timeout", () => resolve(false));
  }).finally(() => socket.destroy());
}
