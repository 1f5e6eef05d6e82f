import { Redis } from "ioredis";
import { REDIS_URL } from "./redis-server.ts";
import { spreadOver } from "./turn.ts";

/** What every contestant keeps in Redis under keys of its own, in a form of its own. */
export interface Session {
  readonly id: string;
  readonly sessionToken: string;
  readonly userId: string;
  readonly workspaceId: string;
  readonly state: { readonly theme: string; readonly step: number };
  readonly expiresAt: Date;
}

/** Sessions of one user, and so the records that an index leads to. */
export const SESSIONS_PER_USER = 5;
export const REMAINING = 1_000_000_000;
const EXPIRES_AT = new Date("2030-01-01T00:00:00.000Z");

export function session(at: number, records: number): Session {
  return {
    id: `s${at}`,
    sessionToken: `token-${at}`,
    userId: `u${at % userCount(records)}`,
    workspaceId: `w${at % 100}`,
    state: { theme: "dark", step: at % 7 },
    expiresAt: EXPIRES_AT,
  };
}

export function userCount(records: number): number {
  return records / SESSIONS_PER_USER;
}

/** The record that a turn is about. */
export function sessionAt(turn: number, records: number): number {
  return spreadOver(turn, records);
}

export function userAt(turn: number, records: number): number {
  return spreadOver(turn, userCount(records));
}

export function identifierAt(turn: number): string {
  return `caller-${spreadOver(turn, 100)}`;
}

/** Removes every key that begins so. */
export async function removeKeys(base: string): Promise<void> {
  const redis = new Redis(REDIS_URL);
  for await (const found of redis.scanStream({ match: `${base}*`, count: 5_000 })) {
    const keys: readonly string[] = found;
    if (keys.length > 0) await redis.unlink(...keys);
  }
  redis.disconnect();
}
