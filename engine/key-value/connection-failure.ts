const LOST_CODES: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_WRITE_AFTER_END",
]);

/** Beginnings of what the clients say; their error classes have no names of their own. */
const LOST_MESSAGES: readonly string[] = [
  "The client is closed",
  "The client is offline",
  "Socket closed unexpectedly",
  "Disconnects client",
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

const TIMEOUT_MESSAGES: readonly string[] = ["Command timed out", "Socket timeout", "Command timeout"];

/** Whether the server was not reached, or gave no answer in time; `null` where it answered. */
export function connectionFailure(error: unknown): "lost" | "timeout" | null {
  if (!(error instanceof Error)) return null;
  if (LOST_CODES.has(Reflect.get(error, "code"))) return "lost";
  if (LOST_MESSAGES.some((start) => error.message.startsWith(start))) return "lost";
  return TIMEOUT_MESSAGES.some((start) => error.message.startsWith(start)) ? "timeout" : null;
}
