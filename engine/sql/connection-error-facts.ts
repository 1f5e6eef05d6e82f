import { errorMessage, errorText } from "./error-property.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";

/** Codes of sockets that never got through, so nothing was sent. */
const UNREACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

const BROKEN: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_WRITE_AFTER_END",
  "PROTOCOL_CONNECTION_LOST",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
]);

/** What clients say instead of a code: beginnings of their messages. */
const MESSAGES: readonly (readonly [start: string, facts: SqlErrorFacts])[] = [
  ["Connection terminated due to connection timeout", { code: "TIMEOUT", effect: "unsent" }],
  ["Connection terminated", { code: "CONNECTION_LOST", effect: "unknown" }],
  ["Client has encountered a connection error", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["Client was closed and is not queryable", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["Cannot use a pool after calling end", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["timeout exceeded when trying to connect", { code: "TIMEOUT", effect: "unsent" }],
  ["timeout expired", { code: "TIMEOUT", effect: "unsent" }],
  ["Query read timeout", { code: "TIMEOUT", effect: "unknown" }],
  ["ConnectionManager.getConnection was called after", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["PGlite is closed", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["Can't add new command when connection is in closed state", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["driver has already been destroyed", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["Unable to acquire a connection", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["Knex: Timeout acquiring a connection", { code: "TIMEOUT", effect: "unsent" }],
  ["Pool is closed", { code: "CONNECTION_LOST", effect: "unsent" }],
  ["Queue limit reached", { code: "TIMEOUT", effect: "unsent" }],
  ["No connections available", { code: "TIMEOUT", effect: "unsent" }],
];

/** What is wrong between client and server, where no server said anything; else `null`. */
export function connectionErrorFacts(error: unknown): SqlErrorFacts | null {
  const originalCode = errorText(error, "code");
  if (originalCode !== undefined) {
    if (UNREACHED.has(originalCode)) {
      return { code: "CONNECTION_LOST", effect: "unsent", unreached: true, originalCode };
    }
    if (BROKEN.has(originalCode)) return { code: "CONNECTION_LOST", effect: "unknown", originalCode };
    if (originalCode === "CONNECT_TIMEOUT") return { code: "TIMEOUT", effect: "unsent", originalCode };
    if (originalCode === "PROTOCOL_SEQUENCE_TIMEOUT")
      return { code: "TIMEOUT", effect: "unknown", originalCode };
  }
  const message = errorMessage(error);
  return MESSAGES.find(([start]) => message.startsWith(start))?.[1] ?? null;
}
