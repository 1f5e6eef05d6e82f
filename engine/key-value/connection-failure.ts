const UNREACHED_CODES: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
const LOST_CODES: ReadonlySet<unknown> = new Set([
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_WRITE_AFTER_END",
]);

/** Beginnings of what the clients say; their error classes have no names of their own. */
const UNREACHED_MESSAGES: readonly string[] = [
  "The client is closed",
  "The client is offline",
  "Connection timeout",
  "Connection is closed",
  "Stream isn't writeable",
  "Reached the max retries per request limit",
  "Cluster isn't ready",
  "None of startup nodes is available",
  "Failed to refresh slots cache",
  "All the root nodes are unavailable",
  "fetch failed",
];
const LOST_MESSAGES: readonly string[] = [
  "Socket closed unexpectedly",
  "Disconnects client",
  "Command aborted due to connection close",
];

const TIMEOUT_MESSAGES: readonly string[] = ["Command timed out", "Socket timeout", "Command timeout"];

/**
 * How the server failed to answer; `null` where it answered. Where it was not reached in the end, something may
 * have been sent to it before.
 */
export function connectionFailure(error: unknown): "unreached" | "lost" | "timeout" | null {
  if (!(error instanceof Error)) return null;
  const code: unknown = Reflect.get(error, "code");
  const says = (starts: readonly string[]) => starts.some((start) => error.message.startsWith(start));
  if (UNREACHED_CODES.has(code) || says(UNREACHED_MESSAGES)) return "unreached";
  if (LOST_CODES.has(code) || says(LOST_MESSAGES)) return "lost";
  return says(TIMEOUT_MESSAGES) ? "timeout" : null;
}
