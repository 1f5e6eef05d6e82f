import { sha1 } from "./sha1.ts";

/** The longest key in bytes: what Cloudflare KV takes. */
export const KEY_MAX = 512;

/** Gives a text of fixed length for one of any length. */
export type Digest = (text: string) => string;

const MOST_BYTES_PER_UNIT = 3;

/**
 * The key of a value: what all keys of its kind begin with, then the value, or its digest after `#` where the
 * key would be too long. No value begins so, being JSON. The digest is the one that scripts can compute, which
 * two texts may share: whoever finds a record by it compares the values. The scripts make the same key in Lua
 * (`key-under.ts` there); both must agree.
 */
export function keyUnder(start: string, value: string, digest: Digest = sha1): string {
  const key = start + value;
  const fits = key.length * MOST_BYTES_PER_UNIT <= KEY_MAX || byteLength(key) <= KEY_MAX;
  return fits ? key : `${start}#${digest(value)}`;
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
